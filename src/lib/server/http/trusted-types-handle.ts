import type { Handle } from '@sveltejs/kit';

/**
 * `svelte-trusted-html` is the policy through which Svelte writes its own, compiled templates; `wbs-worker` knows the address of the one
 * worker that holds a recipient's keys.
 */
const policy = "require-trusted-types-for 'script'; trusted-types svelte-trusted-html wbs-worker";

/** On staff pages no text becomes markup or script by accident; a second policy beside the framework's, both hold. */
export const trustedTypesHandle: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  if (isPage && event.route.id?.startsWith('/(staff)/')) response.headers.append('Content-Security-Policy', policy);
  return response;
};
