const KEEP_MILLISECONDS = 10_000;

/** A file that was made for the reader. */
export interface Download {
  readonly content: Blob;
  readonly name: string;
}

export function save({ content, name }: Download): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MILLISECONDS);
}
