import type { Handle } from '@sveltejs/kit';
import { createAdmission, fullHouse } from './admission.ts';
import { fullHousePage } from './full-house-page.ts';
import { problemResponse } from './problem.ts';

const admission = createAdmission();

/** A whistleblower's form without scripts: their browser keeps nothing of it, and a refusal would take the whole text. */
function isTypedReport({ request, url }: Parameters<Handle>[0]['event']): boolean {
  return request.method === 'POST' && /^(\/en)?\/wbs\/(lapor|kotak)$/.test(url.pathname);
}

function typedAgain({ pathname }: URL): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...fullHouse.headers };
  return new Response(fullHousePage(pathname.startsWith('/en/') ? 'en' : 'id'), { status: 503, headers });
}

/** Says 503 with Retry-After instead of letting everybody wait. */
export const overloadHandle: Handle = async ({ event, resolve }) => {
  const isTyped = isTypedReport(event);
  if (!admission.enter(isTyped)) {
    return isTyped ? typedAgain(event.url) : problemResponse(fullHouse.problem, fullHouse.headers);
  }
  try {
    return await resolve(event);
  } finally {
    admission.leave();
  }
};
