import type { EnglandManifest, EnglandSource, EnglandTable } from '@postcode-lottery/core/node';

/** data/README.md: what every table of data/england holds, from where, under which licence, and its checks. */
export function describeTables(manifest: EnglandManifest): string {
  const total = manifest.tables.flatMap(({ files }) => files).reduce((sum, file) => sum + file.bytes, 0);
  return `# Data that ships with Postcode Lottery

\`england/\` holds tables of facts that \`npm run compile\` compiled from files in the shape of the official
downloads; the command also writes this page. They take ${(total / 1e6).toFixed(1)} MB. \`england/manifest.json\`
lists every file with its rows, bytes and SHA-256, and a reader refuses a file that differs.

Nothing here is invented. Figures that were modelled say "estimated" in their heading. The copies that were
compiled came through public code repositories, not from the publishers' own sites: check against the
publisher before quoting. No table names a person.

\`boundaries/\` holds the coastline, and official boundaries when you download them.

Three files of the travel estimate are not compiled and not in the manifest. \`england/fixed-links.csv\` (bridges,
tunnels, ferries and their minutes) and \`england/fast-roads.csv\` (where fast roads can be joined) were set by hand
for this project, to about 1 km, with source and licence in each row. \`england/travel-estimate.json\` holds
parameters that \`npm run calibrate\` fitted to measured minutes; docs/travel-accuracy.md says how well.

## Tables

${manifest.tables.map((table) => describeTable(table, manifest.sources)).join('\n')}
## Sources

| source | publication | publisher | date | licence | attribution |
|---|---|---|---|---|---|
${manifest.sources
  .map((source) =>
    row([source.id, source.title, source.publisher, source.vintage, source.licence, source.attribution]),
  )
  .join('\n')}
`;
}

function describeTable(table: EnglandTable, sources: readonly EnglandSource[]): string {
  const bytes = table.files.reduce((sum, file) => sum + file.bytes, 0);
  const [first] = table.files;
  const vintages = sources.filter(({ id }) => table.sources.includes(id));
  const file =
    table.files.length === 1
      ? `\`england/${first!.path}\`, SHA-256 \`${first!.sha256}\``
      : `${table.files.length} files such as \`england/${first!.path}\`; SHA-256 of each in the manifest`;
  return `### ${table.title}

${file}. ${table.rows.toLocaleString('en-GB')} rows, ${(bytes / 1e6).toFixed(2)} MB.
Compiled from ${vintages.map(({ title, publisher, vintage }) => `${title} (${publisher}, ${vintage})`).join('; ')}.

| column | holds |
|---|---|
${table.columns.map(({ name, holds }) => row([`\`${name}\``, holds])).join('\n')}

Checked when compiled:
${table.checks.map((check) => `- ${check}`).join('\n')}
${table.caveats.length === 0 ? '' : `\nTo know before quoting:\n${table.caveats.map((caveat) => `- ${caveat}`).join('\n')}\n`}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
