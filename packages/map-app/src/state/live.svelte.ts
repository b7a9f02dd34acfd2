/** What the map tells the rest of the page: it is not part of a link. */
class Live {
  /** Area under the pointer, or -1. */
  hovered = $state(-1);
  /** Where the pointer is within the map, CSS pixels. */
  pointer: { x: number; y: number } = $state.raw({ x: 0, y: 0 });
  /** West, south, east, north of the map. */
  bounds: readonly [number, number, number, number] | null = $state.raw(null);
  /** Said to screen readers, politely. */
  announcement = $state('');
  drawn = $state(false);
  /** Lines of minutes around the chosen site are on the map. */
  bands = $state(false);
  tilesFailed = $state(false);

  say(text: string): void {
    this.announcement = text;
  }
}

export const live = new Live();
