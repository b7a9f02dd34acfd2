/** What the map tells the rest of the page: it is not part of a link. */
class Live {
  /** Area under the pointer, or -1. */
  hovered = $state(-1);
  /** Where the pointer is within the map, CSS pixels. */
  pointer: { x: number; y: number } = $state.raw({ x: 0, y: 0 });
  /** West, south, east, north of the map; null where none is on the page. */
  bounds: readonly [number, number, number, number] | null = $state.raw(null);
  /** What an address without a position names, where a table stands in the map's place. */
  named: readonly [number, number, number, number] | null = $state.raw(null);
  /** Room for the map, CSS pixels, where a table stands in it as well. */
  room: { wide: number; high: number } = $state({ wide: 0, high: 0 });
  /** Said to screen readers, politely. */
  announcement = $state('');
  drawn = $state(false);
  /** The first map has been waited for long enough, drawn or not. */
  waited = $state(false);
  /** Whether what the first map should not wait for may come. */
  readonly mayFollow: boolean = $derived(this.drawn || this.waited);
  /** Lines of minutes around the chosen site are on the map. */
  bands = $state(false);
  tilesFailed = $state(false);

  say(text: string): void {
    this.announcement = text;
  }
}

export const live = new Live();
