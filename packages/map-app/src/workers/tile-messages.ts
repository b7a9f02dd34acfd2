import type { Mesh } from './mesh.ts';

/** What the page says to the tile worker. */
export type TileRequest =
  | { readonly kind: 'begin' }
  | { readonly kind: 'open'; readonly url: string; readonly contentKey: string; readonly visited: boolean }
  | TileQuestion;

/** What it asks; `number` comes back with the answer. */
export type TileQuestion =
  | {
      readonly kind: 'mesh';
      readonly number: number;
      readonly layer: string;
      readonly z: number;
      readonly x: number;
      readonly y: number;
    }
  | {
      readonly kind: 'bytes';
      readonly number: number;
      readonly z: number;
      readonly x: number;
      readonly y: number;
    };

export type TileAnswer =
  | { readonly number: number; readonly mesh: Mesh | null }
  | { readonly number: number; readonly bytes: ArrayBuffer | null };

export type TileReply =
  | { readonly begun: true }
  | TileAnswer
  | { readonly number: number; readonly problem: string };
