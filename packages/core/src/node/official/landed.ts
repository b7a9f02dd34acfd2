import type { JoinReport } from '../../atlas/manifest.ts';
import { DataError } from '../../foundation/errors.ts';
import type { TableSource } from '../../sources/records.ts';
import type { OfficialSource, SourceRegistry } from '../../sources/registry.ts';
import type { ExcludedRow } from '../../sources/table.ts';
import { openByteFile } from '../byte-file.ts';
import { findOfficialFile } from '../official-store.ts';

/** The official files that have landed, opened by name. */
export interface LandedFiles {
  /** The file of a source, or undefined where none has landed. */
  open(name: string, member?: (path: string) => boolean): Promise<TableSource | undefined>;
  path(name: string): Promise<string | undefined>;
  /** Notes that a source's file is in use, and what became of its rows. */
  use(name: string, join: JoinReport): void;
  readonly used: readonly OfficialSource[];
  readonly joins: readonly JoinReport[];
}

const EXAMPLES = 5;

export function landedFiles(dataFolder: string, registry: SourceRegistry): LandedFiles {
  const used: OfficialSource[] = [];
  const joins: JoinReport[] = [];
  const named = (name: string) => {
    const source = registry.sources.find((candidate) => candidate.name === name);
    if (source) return source;
    throw new DataError({ file: 'data/sources.json', value: name, problem: 'lacks a source' });
  };
  const path = (name: string) => findOfficialFile(dataFolder, named(name));
  return {
    used,
    joins,
    path,
    async open(name, member) {
      const found = await path(name);
      return found === undefined ? undefined : openByteFile(found, member);
    },
    use(name, join) {
      used.push(named(name));
      joins.push(join);
    },
  };
}

/** Brings the rows of a table into the order of the areas and says what became of them. */
export function alignRows(
  file: string,
  join: string,
  areaCodes: readonly string[],
  table: { readonly area: readonly string[]; readonly excluded: readonly ExcludedRow[] },
): { readonly rows: Uint32Array; readonly report: JoinReport } {
  const rowOfCode = new Map(table.area.map((code, row) => [code, row]));
  const missing = areaCodes.filter((code) => !rowOfCode.has(code));
  if (missing.length > 0)
    throw new DataError({
      file,
      value: `${missing.length} (${missing.slice(0, EXAMPLES).join(', ')})`,
      problem: 'lacks areas of England',
      expected: `all ${areaCodes.length} areas`,
    });
  const rows = Uint32Array.from(areaCodes, (code) => rowOfCode.get(code)!);
  const known = new Set(areaCodes);
  const others = table.area.filter((code) => !known.has(code));
  const unmatched = others.length + table.excluded.length;
  return {
    rows,
    report: {
      join,
      rowsIn: table.area.length + table.excluded.length,
      matched: areaCodes.length,
      unmatched,
      examples: [...others, ...table.excluded.map(({ key }) => key)],
      ...(table.excluded.length > 0 ? { note: table.excluded[0]!.reason } : {}),
    },
  };
}
