import type { Reroute } from '@sveltejs/kit';
import { deLocalizeUrl } from '#lib/i18n/generated/runtime.js';

const oneLanguage = /^\/(staf|api|open311|tampilan)(\/|$)/;

/** `/en/…` is the page without the prefix. Staff pages and programs' addresses have one language and no such twin. */
export const reroute: Reroute = ({ url }) => {
  const { pathname } = deLocalizeUrl(url);
  return oneLanguage.test(decoded(pathname)) ? url.pathname : pathname;
};

/** As the router will read it: `/%73taf` is `/staf`. */
function decoded(pathname: string): string {
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}
