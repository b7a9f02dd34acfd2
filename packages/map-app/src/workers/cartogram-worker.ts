import { dotCartogram } from '@postcode-lottery/core';

export interface CartogramRequest {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: number;
}

addEventListener('message', ({ data }: MessageEvent<CartogramRequest>) => {
  postMessage(dotCartogram(data.x, data.y, data.radius));
});
