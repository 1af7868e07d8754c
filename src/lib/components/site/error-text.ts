import { getLocale } from '#lib/i18n/generated/runtime.js';
import * as m from '#lib/i18n/generated/messages.js';

/** What the framework says when nobody wrote anything better. */
const unwritten = /^(not found|internal error|error: \d+)/i;

/** What the framework knows of a page that failed. A message marked as explained is the domain's, which is Indonesian. */
interface FailedPage {
  readonly status: number;
  readonly error: App.Error | null;
}

/**
 * Title and lede of the error page. A message that one of our own pages or rules wrote is the lede, unless the page's
 * language is another; the framework's own words are not shown.
 */
export function errorText({ status, error }: FailedPage, email: string): { title: string; lede: string | undefined } {
  const message = error?.message;
  const isOurs = error?.explained ? getLocale() === 'id' : message !== undefined && !unwritten.test(message);
  const written = isOurs ? message : undefined;
  if (status === 404) return { title: m.site_404_title(), lede: written };
  if (status === 403) return { title: m.site_403_title(), lede: written ?? m.site_403_text() };
  if (status === 429) return { title: m.site_429_title(), lede: written ?? m.site_429_text() };
  if (status === 503) return { title: m.site_503_title(), lede: written ?? m.site_503_text() };
  if (status < 500) return { title: m.site_400_title(), lede: written ?? m.site_400_text() };
  return { title: m.site_500_title(), lede: m.site_500_text({ email }) };
}
