import type { Handle } from '@sveltejs/kit';
import { defaultDisplay, displayAttributes, parseDisplayCookie } from '#lib/domain/display/display-settings.ts';

export const displayCookie = 'tampilan';

/** Puts the chosen theme and text size on the root element. The whistleblowing pages read no cookie, not even this one. */
export const lookHandle: Handle = ({ event, resolve }) => {
  const isWhistleblowing = /^\/(\([a-z]+\)\/)?wbs(\/|$)/.test(event.route.id ?? '');
  event.locals.display = isWhistleblowing ? defaultDisplay : parseDisplayCookie(event.cookies.get(displayCookie));
  return resolve(event, {
    preload: ({ type, path }) => (type === 'font' ? path.includes('-next-core.') : type !== 'asset'),
    transformPageChunk: ({ html }) => html.replace(' %look%', displayAttributes(event.locals.display))
  });
};
