import { sequence } from '@sveltejs/kit/hooks';
import { localeHandle } from '#lib/server/http/locale-handle.ts';
import { lookHandle } from '#lib/server/http/look-handle.ts';
import { securityHeadersHandle } from '#lib/server/http/security-headers-handle.ts';

export const handle = sequence(securityHeadersHandle, localeHandle, lookHandle);
