import type { Handle } from '@sveltejs/kit';
import { defaultDisplay, displayAttributes, parseDisplayCookie } from '#lib/domain/display/display-settings.ts';
import { deLocalizeUrl } from '#lib/i18n/generated/runtime.js';

export const displayCookie = 'tampilan';

/** Puts the chosen theme and text size on the root element. The whistleblowing pages read no cookie, not even this one. */
export const lookHandle: Handle = ({ event, resolve }) => {
  const isWhistleblowing = /^\/wbs(\/|$)/.test(deLocalizeUrl(event.url).pathname);
  event.locals.display = isWhistleblowing ? defaultDisplay : parseDisplayCookie(event.cookies.get(displayCookie));
  return resolve(event, {
    preload: ({ type, path }) => (type === 'font' ? path.includes('-next-core.') : type !== 'asset'),
    transformPageChunk: ({ html }) => html.replace(' %look%', displayAttributes(event.locals.display))
  });
};
