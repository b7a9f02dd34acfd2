import type { ExcludedRow } from './table.ts';

/** What became of the rows of a file: read = used + excluded, every excluded row listed with its reason. */
export interface Reconciliation {
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly excluded: readonly ExcludedRow[];
  /** What the reader found, for people: 'areas', 'residents', 'organisations', ... */
  readonly facts: Readonly<Record<string, number | string>>;
}

/** The reconciliation of a table of which each row was either used or excluded. */
export function reconcile(
  read: { readonly count: number; readonly excluded: readonly ExcludedRow[] },
  facts: Readonly<Record<string, number | string>> = {},
): Reconciliation {
  return {
    rowsRead: read.count + read.excluded.length,
    rowsUsed: read.count,
    excluded: read.excluded,
    facts,
  };
}

/** Number of excluded rows by reason, most first. */
export function exclusionsByReason(excluded: readonly ExcludedRow[]): [reason: string, rows: number][] {
  const counts = new Map<string, number>();
  for (const { reason } of excluded) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
