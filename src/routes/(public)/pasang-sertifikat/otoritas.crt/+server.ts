import { error } from '@sveltejs/kit';
import * as m from '#lib/i18n/generated/messages.js';
import { readConfig } from '#lib/server/config.ts';
import { findAuthority } from '#lib/server/tls/service.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async () => {
  const authority = await findAuthority(readConfig().keyFile);
  if (!authority) error(404, m.setup_none());
  return new Response(authority.der, {
    headers: {
      'Content-Type': 'application/x-x509-ca-cert',
      'Content-Disposition': 'attachment; filename="otoritas.crt"',
      'Cache-Control': 'no-cache'
    }
  });
};
