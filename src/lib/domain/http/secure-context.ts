const securePaths: readonly (readonly string[])[] = [['staf'], ['kiosk', 'daftar'], ['wbs'], ['api', 'v1', 'staff']];

/** The path as the router reads it: `/%73taf` is `/staf`. A path that cannot be decoded is left as it is. */
function decodedPath(pathname: string): string {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}

/**
 * Whether a page works only in a secure context (passkeys, key derivation, service worker) or carries what nobody on the
 * network may read. Survey and result pages are not among them: a tablet may open those over plain HTTP.
 * @param pathname the path of the address, with or without the language prefix
 */
export function needsSecureContext(pathname: string): boolean {
  const segments = decodedPath(pathname)
    .split('/')
    .filter((segment) => segment !== '');
  const path = segments[0] === 'en' ? segments.slice(1) : segments;
  return securePaths.some((secure) => secure.every((segment, index) => path[index] === segment));
}

/**
 * Whether browsers treat pages of this address as a secure context (W3C Secure Contexts §3.1, "potentially
 * trustworthy"). Onion services count too: Tor encrypts to the service itself.
 * @param url protocol with its colon; hostname as `URL` writes it, IPv6 in brackets
 */
export function isTrustworthyOrigin(url: { protocol: string; hostname: string }): boolean {
  if (url.protocol === 'https:') return true;
  return isLoopback(url.hostname) || url.hostname.toLowerCase().endsWith('.onion');
}

/** Whether an address means the machine itself, so that it leads nowhere on another. `hostname` as `URL` writes it. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase();
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
  );
}
