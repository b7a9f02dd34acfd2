const KEEP_MILLISECONDS = 10_000;

/** Hands a file to the reader as a download. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MILLISECONDS);
}
