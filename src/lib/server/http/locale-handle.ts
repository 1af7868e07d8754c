import { AsyncLocalStorage } from 'node:async_hooks';
import type { Handle } from '@sveltejs/kit';
import { extractLocaleFromUrl, overwriteServerAsyncLocalStorage, toLocale } from '#lib/i18n/generated/runtime.js';
import type { Locale } from '#lib/i18n/generated/runtime.js';

const storage = new AsyncLocalStorage<{ locale: Locale; origin: string; messageCalls: Set<string> }>();
overwriteServerAsyncLocalStorage(storage as Parameters<typeof overwriteServerAsyncLocalStorage>[0]);

/**
 * The language of a request stands in its address alone: `/en/…` is English, everything else Indonesian.
 * Paraglide's own middleware is not used because it copies each request with its body, which uploads and the
 * answers' endpoint would pay for.
 */
export const localeHandle: Handle = ({ event, resolve }) => {
  const locale = toLocale(extractLocaleFromUrl(event.url)) ?? 'id';
  return storage.run({ locale, origin: event.url.origin, messageCalls: new Set() }, () =>
    resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', locale) })
  );
};
