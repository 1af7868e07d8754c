import * as m from '#lib/i18n/generated/messages.js';

/** What the framework says when nobody wrote anything better. */
const unwritten = /^(not found|internal error|error: \d+)/i;

/**
 * Title and lede of the error page for an HTTP status. A message that one of our own pages wrote (`error(404, 'Kode ini
 * …')`) is the lede; the framework's own words are not shown.
 */
export function errorText(
  status: number,
  message: string | undefined,
  email: string
): { title: string; lede: string | undefined } {
  const written = message !== undefined && !unwritten.test(message) ? message : undefined;
  if (status === 404) return { title: m.site_404_title(), lede: written };
  if (status === 403) return { title: m.site_403_title(), lede: written ?? m.site_403_text() };
  if (status === 429) return { title: m.site_429_title(), lede: written ?? m.site_429_text() };
  if (status === 503) return { title: m.site_503_title(), lede: written ?? m.site_503_text() };
  if (status < 500) return { title: m.site_400_title(), lede: written ?? m.site_400_text() };
  return { title: m.site_500_title(), lede: m.site_500_text({ email }) };
}
