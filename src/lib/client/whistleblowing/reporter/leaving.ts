/**
 * "Keluar" goes to the office's home in place of this page: the way back does not lead here. The page that empties the browser's cache
 * is asked for on the way, and not waited for.
 */
export function leaveWithoutTrace(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-leave]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      void fetch(link.href, { credentials: 'omit', keepalive: true }).catch(() => undefined);
      location.replace(link.dataset.leave ?? '/');
    });
  }
}
