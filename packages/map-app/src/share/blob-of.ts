const PART_CHARACTERS = 4_000_000;

/** Texts one after another as a file of parts, so that none of it stands in memory as one string. */
export function blobOf(texts: Iterable<string>, type: string): Blob {
  const parts: Blob[] = [];
  let held: string[] = [];
  let characters = 0;
  for (const text of texts) {
    held.push(text);
    characters += text.length;
    if (characters < PART_CHARACTERS) continue;
    parts.push(new Blob(held));
    held = [];
    characters = 0;
  }
  return new Blob([...parts, ...held], { type });
}
