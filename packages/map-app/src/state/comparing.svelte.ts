/** Whether the next area chosen joins the ones shown instead of replacing them. */
export const comparing: { on: boolean } = $state({ on: false });
