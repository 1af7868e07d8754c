import { redirect } from '@sveltejs/kit';
import { formatDisplayCookie, parseTextSize, parseTheme } from '#lib/domain/display/display-settings.ts';
import { localPath } from '#lib/server/http/local-path.ts';
import { displayCookie } from '#lib/server/http/look-handle.ts';
import { readForm } from '#lib/server/http/parse-form.ts';
import { visitedUrl } from '#lib/server/http/visited-url.ts';
import type { RequestHandler } from './$types';

const year = 60 * 60 * 24 * 365;

/** Keeps a chosen theme or text size and leads back. What it does not know it leaves as it was. */
export const POST: RequestHandler = async (event) => {
  const { request, locals, cookies } = event;
  const form = await readForm(request);
  const value = formatDisplayCookie({
    theme: parseTheme(form.get('theme')) ?? locals.display.theme,
    textSize: parseTextSize(form.get('textSize')) ?? locals.display.textSize
  });
  const attributes = {
    path: '/',
    sameSite: 'lax',
    httpOnly: true,
    secure: visitedUrl(event).protocol === 'https:'
  } as const;
  if (value !== undefined) cookies.set(displayCookie, value, { ...attributes, maxAge: year });
  else if (cookies.get(displayCookie) !== undefined) cookies.delete(displayCookie, attributes);
  redirect(303, localPath(form.get('return')));
};

/** Somebody who opens the address itself is shown the home page, where the menu is. */
export const GET: RequestHandler = () => redirect(303, '/');
