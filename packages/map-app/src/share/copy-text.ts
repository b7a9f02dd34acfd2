/**
 * Puts text on the reader's clipboard. A page that is not on HTTPS has none to write to, but may still copy what is
 * selected.
 *
 * @returns whether the browser let it
 */
export async function copyText(content: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    return copySelected(content);
  }
}

function copySelected(content: string): boolean {
  const focused = document.activeElement as HTMLElement | null;
  const box = document.createElement('textarea');
  box.value = content;
  box.readOnly = true;
  box.className = 'visually-hidden';
  document.body.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  focused?.focus({ preventScroll: true });
  return copied;
}
