const SMALL = new Set(['and', 'at', 'for', 'in', 'of', 'on', 'the', 'upon', 'with']);
const CAPITALS = new Set(['NHS', 'UK', 'HQ', 'II']);

/** The register's capitals as people write names: 'ST JAMES\'S HOSPITAL' becomes "St James's Hospital". */
export function readableName(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .split(/(?<=[\s(/-])/)
    .map((word, index) => {
      const plain = word.replaceAll(/[^a-z']/g, '');
      if (CAPITALS.has(plain.toUpperCase())) return word.toUpperCase();
      if (index > 0 && SMALL.has(plain)) return word;
      return word.replace(/[a-z]/, (letter) => letter.toUpperCase());
    })
    .join('');
}
