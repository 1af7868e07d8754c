import type { Handle } from '@sveltejs/kit';
import {
  defaultDisplay,
  displayAttributes,
  parseDisplayCookie,
  type DisplaySettings
} from '#lib/domain/display/display-settings.ts';

export const displayCookie = 'tampilan';

type Input = Parameters<Handle>[0];

function resolveWith(display: DisplaySettings, { event, resolve }: Input): ReturnType<Handle> {
  event.locals.display = display;
  return resolve(event, {
    preload: ({ type, path }) => (type === 'font' ? path.includes('-next-core.') : type !== 'asset'),
    transformPageChunk: ({ html }) => html.replace(' %look%', displayAttributes(display))
  });
}

/** Puts the chosen theme and text size on the root element. */
export const lookHandle: Handle = (input) =>
  resolveWith(parseDisplayCookie(input.event.cookies.get(displayCookie)), input);

/** The same where no cookie is read, not even this one: on the whistleblowers' pages, those that are not found included. */
export const systemLookHandle: Handle = (input) => resolveWith(defaultDisplay, input);
