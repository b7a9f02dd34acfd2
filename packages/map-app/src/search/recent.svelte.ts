import { text } from '../text/en.ts';
import type { Suggestion } from './search.svelte.ts';

const KEY = 'recent-searches';
const MOST = 5;

/** What was chosen in the search box before, on this device only. */
class Recent {
  list: readonly Suggestion[] = $state.raw(read());

  add(chosen: Suggestion): void {
    const others = this.list.filter(({ kind, label }) => kind !== chosen.kind || label !== chosen.label);
    this.#keep([chosen, ...others].slice(0, MOST));
  }

  clear(): void {
    this.#keep([]);
  }

  #keep(list: readonly Suggestion[]): void {
    this.list = list;
    try {
      localStorage.setItem(KEY, JSON.stringify(list));
    } catch {
      // Storage is refused or full: the list lives as long as the page.
    }
  }
}

function read(): Suggestion[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(found) ? found.filter(isSuggestion).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function isSuggestion(value: unknown): value is Suggestion {
  const { kind, label, code } = (value ?? {}) as Record<string, unknown>;
  const isKind = typeof kind === 'string' && Object.hasOwn(text.search.kinds, kind);
  return isKind && typeof label === 'string' && typeof code === 'string';
}

export const recent = new Recent();
