/**
 * Districts whose code changed on 1 April 2025 because a boundary between them moved: code of 2024, of 2025.
 * Source: ONS code history; the postcodes of October 2025 carry the new codes.
 */
export const DISTRICT_CODES_2025: readonly {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}[] = [
  { from: 'E08000016', to: 'E08000038', name: 'Barnsley' },
  { from: 'E08000019', to: 'E08000039', name: 'Sheffield' },
];

/** The district code of 2024 for a code of 2024 or 2025. */
export function districtOf2024(code: string): string {
  return DISTRICT_CODES_2025.find(({ to }) => to === code)?.from ?? code;
}

/** The district code of 2025 for a code of 2024 or 2025. */
export function districtOf2025(code: string): string {
  return DISTRICT_CODES_2025.find(({ from }) => from === code)?.to ?? code;
}

/** A board of one year and the boards of another year in whose areas its trusts lie. */
export interface BoardSuccession {
  /** ODS code of the later board. */
  readonly board: string;
  /** Earlier boards and the number of trusts with their headquarters there, most first. */
  readonly formerBoards: readonly { readonly board: string; readonly trusts: number }[];
  /** True where the board kept its code and no other board's trusts. */
  readonly unchanged: boolean;
}

/**
 * Which boards of one year took over which of another (integrated care boards of 2024 and 2026), told from
 * the trusts: each trust has the later board's code in the ODS file and lies in the area of an earlier one.
 * It shows where boards merged; it does not say where their new boundaries run.
 *
 * @param trusts one row an open trust: later board, and the ODS code of the earlier one by location
 */
export function boardSuccessions(
  trusts: readonly { readonly board: string; readonly formerBoard: string }[],
): BoardSuccession[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { board, formerBoard } of trusts) {
    const formers = counts.get(board) ?? new Map<string, number>();
    formers.set(formerBoard, (formers.get(formerBoard) ?? 0) + 1);
    counts.set(board, formers);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([board, formers]) => ({
      board,
      formerBoards: [...formers]
        .map(([former, number]) => ({ board: former, trusts: number }))
        .sort((a, b) => b.trusts - a.trusts || (a.board < b.board ? -1 : 1)),
      unchanged: formers.size === 1 && formers.has(board),
    }));
}
