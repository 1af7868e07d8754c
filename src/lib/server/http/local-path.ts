const base = 'http://local.invalid';

/**
 * `value` as a path on this site (path, query, no fragment), or `fallback` when it would lead anywhere else:
 * another origin, a protocol-relative address, a backslash that browsers read as a slash.
 */
export function localPath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return fallback;
  if (!URL.canParse(value, base)) return fallback;
  const url = new URL(value, base);
  const path = url.pathname + url.search;
  return url.origin === base && !path.startsWith('//') ? path : fallback;
}
