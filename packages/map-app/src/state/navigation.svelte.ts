import { formatView, parseView } from './url-codec.ts';
import type { ViewState } from './view-state.ts';

/**
 * The one source of what is shown. A change goes to the address bar first; the view is then read back from
 * there, so that a link, the back button and a click all take the same way.
 */
class Navigation {
  view: ViewState = $state.raw(parseView(location.search));

  constructor() {
    addEventListener('popstate', () => this.#read());
  }

  /** Makes a step that the back button undoes. */
  go(change: Partial<ViewState>): void {
    const query = this.#query(change);
    if (query !== currentQuery()) history.pushState(null, '', query);
    this.#read();
  }

  /** Changes the address without a step, for what changes many times a second. */
  adjust(change: Partial<ViewState>): void {
    history.replaceState(null, '', this.#query(change));
    this.#read();
  }

  /** Address of another view, for links. */
  href(change: Partial<ViewState>): string {
    return this.#query(change);
  }

  #query(change: Partial<ViewState>): string {
    return `${location.pathname}?${formatView({ ...this.view, ...change })}`.replace(/\?$/, '');
  }

  #read(): void {
    this.view = parseView(location.search);
  }
}

function currentQuery(): string {
  return location.pathname + location.search;
}

export const navigation = new Navigation();
