/**
 * Hands on what a promise gives, unless the effect that waits for it has run anew or is gone by then.
 *
 * @param promise must not be rejected
 * @returns what the effect has to return
 */
export function whileHere<Value>(promise: Promise<Value>, take: (value: Value) => void): () => void {
  let isHere = true;
  void promise.then((value) => {
    if (isHere) take(value);
  });
  return () => {
    isHere = false;
  };
}
