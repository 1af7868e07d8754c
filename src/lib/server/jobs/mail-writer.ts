import type { WriteMail } from '#lib/server/mail/service.ts';
import type { Runtime } from '#lib/server/runtime.ts';

/** Finds the area that knows what a mail says. */
export function mailWriter(_runtime: Runtime): WriteMail {
  return () => Promise.resolve(undefined);
}
