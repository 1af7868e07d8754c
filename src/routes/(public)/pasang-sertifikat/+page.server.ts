import { error } from '@sveltejs/kit';
import * as m from '#lib/i18n/generated/messages.js';
import { getLocale } from '#lib/i18n/generated/runtime.js';
import { readConfig } from '#lib/server/config.ts';
import { secureUrl } from '#lib/server/http/visited-url.ts';
import { findAuthority } from '#lib/server/tls/service.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const authority = await findAuthority(readConfig().keyFile);
  if (!authority) error(404, m.setup_none());
  const day = new Intl.DateTimeFormat(getLocale() === 'en' ? 'en-GB' : 'id-ID', {
    dateStyle: 'long',
    timeZone: 'Asia/Makassar'
  });
  return {
    fingerprint: authority.fingerprint,
    validUntil: day.format(authority.expiresAt),
    secureOrigin: secureUrl(event)?.origin
  };
};
