import type { Room } from '../map/tile-cover.ts';
import { BESIDE } from './layout.ts';

/** What the key covers of the map, and how much of that England needs to be left free. */
const KEY_WIDE = 370;
const KEY_ROOM = 190;
const TOOLBAR_ROOM = 76;
/** From this width on, the buttons cost England no size. */
const MIDDLING = 480;

/**
 * Room for the credit at the foot; and beside England on a wide map, for the buttons and for the key, which lies
 * over its upper left where England leaves room for most of it.
 *
 * @param wide width of the map, CSS pixels
 * @param isEngland whether all of the country is framed, and not a part of it
 */
export function mapRoom(wide: number, isEngland: boolean): Room {
  const room = { top: 24, right: 20, bottom: 36, left: 20 };
  if (BESIDE.matches) {
    const left = isEngland || wide < KEY_WIDE + TOOLBAR_ROOM + MIDDLING ? KEY_ROOM : KEY_WIDE;
    return { ...room, left, right: TOOLBAR_ROOM };
  }
  return wide > MIDDLING ? { ...room, right: TOOLBAR_ROOM, left: TOOLBAR_ROOM } : room;
}
