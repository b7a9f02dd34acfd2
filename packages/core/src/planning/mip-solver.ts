/** A mixed-integer programme solved to optimality. */
export interface MipSolution {
  readonly objective: number;
  /** Value of each variable by its name. */
  readonly values: Readonly<Record<string, number>>;
}

/**
 * Solves a programme in CPLEX LP format. Resolves to null where it has no solution; rejects where the solver
 * stopped before it could tell.
 */
export type MipSolver = (programme: string) => Promise<MipSolution | null>;

export interface HighsSolverOptions {
  /** Where the browser finds the solver's WebAssembly file; not needed in Node. */
  readonly locateFile?: (file: string) => string;
  /** Longest time a programme may take. No limit by default. */
  readonly limitSeconds?: number;
}

/**
 * The HiGHS solver (Huangfu and Hall 2018), loaded when it is first asked for: its WebAssembly is 3.5 MB.
 * It works on the thread that calls it.
 */
export async function highsSolver(options: HighsSolverOptions = {}): Promise<MipSolver> {
  // The package declares its types as CommonJS, where the loader is a default within the default.
  const { default: module } = await import('highs');
  const loadHighs = module as unknown as typeof module.default;
  const { locateFile, limitSeconds } = options;
  const highs = await loadHighs(locateFile === undefined ? {} : { locateFile });
  return async (programme) => {
    const solution = highs.solve(programme, {
      output_flag: false,
      mip_rel_gap: 0,
      ...(limitSeconds === undefined ? {} : { time_limit: limitSeconds }),
    });
    if (solution.Status === 'Infeasible') return null;
    if (solution.Status !== 'Optimal')
      throw new Error(`The solver stopped without a proven optimum: ${solution.Status}`);
    const values = Object.fromEntries(
      Object.entries(solution.Columns).map(([name, column]) => [
        name,
        'Primal' in column ? Number(column.Primal) : 0,
      ]),
    );
    return { objective: solution.ObjectiveValue, values };
  };
}
