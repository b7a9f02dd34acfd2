import { gzipSync } from 'node:zlib';
import { stringifyRow } from '@postcode-lottery/core';
import type { EnglandTable } from '@postcode-lottery/core/node';
import type { Journal } from './journal.ts';

/** A table of data/england in memory: its description and its files' bytes. */
export interface CompiledTable {
  readonly table: Omit<EnglandTable, 'files' | 'rows'>;
  readonly files: readonly { readonly path: string; readonly rows: number; readonly bytes: Uint8Array }[];
}

/** A column to write: its values, and what it holds with its unit. NaN and '' become empty cells. */
export interface OutputColumn {
  readonly values: ArrayLike<string | number>;
  readonly holds: string;
}

export interface TableDescription {
  readonly id: string;
  readonly title: string;
  readonly sources: readonly string[];
  readonly journal: Journal;
}

/** A table as one CSV file, packed when its name ends in .gz. */
export function csvTable(
  path: string,
  description: TableDescription,
  columns: Readonly<Record<string, OutputColumn>>,
): CompiledTable {
  const names = Object.keys(columns);
  const rows = columns[names[0]!]!.values.length;
  const lines = [stringifyRow(names)];
  for (let row = 0; row < rows; row++)
    lines.push(stringifyRow(names.map((name) => cell(columns[name]!.values[row]!))));
  const text = new TextEncoder().encode(lines.join(''));
  const { id, title, sources, journal } = description;
  return {
    table: {
      id,
      title,
      sources,
      columns: names.map((name) => ({ name, holds: columns[name]!.holds })),
      checks: journal.checks,
      caveats: journal.caveats,
    },
    files: [{ path, rows, bytes: path.endsWith('.gz') ? pack(text) : text }],
  };
}

function cell(value: string | number): string {
  return typeof value === 'number' && Number.isNaN(value) ? '' : String(value);
}

const GZIP_SYSTEM_BYTE = 9;
const UNKNOWN_SYSTEM = 255;

/** Gzip without time or system in its header, so that the same content gives the same bytes everywhere. */
export function pack(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, { level: 9 });
  packed[GZIP_SYSTEM_BYTE] = UNKNOWN_SYSTEM;
  return packed;
}
