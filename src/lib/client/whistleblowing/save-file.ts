import { safeFileName } from './open-file.ts';

/** Hands a file to the disk. Whatever it is, the browser neither shows nor runs it. */
export function saveFile(name: string, content: BlobPart): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  link.download = safeFileName(name);
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}
