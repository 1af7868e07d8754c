/** As it stands when nothing can be decoded. */
export function decodedPath(pathname: string): string {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}

/** Whether an address is the reporters': their pages, their interface, and whatever is not found among them. */
export function isReporterPath(pathname: string): boolean {
  return /^(\/en)?\/wbs(\/|$)/.test(decodedPath(pathname).replace(/\/{2,}/g, '/'));
}

/** Whether an address as it stands in a request's first line is the reporters'; one that cannot be read could be. */
export function isReporterUrl(url: string): boolean {
  const base = 'http://localhost';
  return !URL.canParse(url, base) || isReporterPath(new URL(url, base).pathname);
}
