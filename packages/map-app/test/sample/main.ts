import { writeSampleAtlas } from './write-sample-atlas.ts';

const folder = process.argv[2] ?? '.cache/sample-atlas';
const { areaCount, files } = writeSampleAtlas(folder);
console.log(`Wrote a sample atlas of ${areaCount} made-up areas in ${files.length + 1} files to ${folder}`);
