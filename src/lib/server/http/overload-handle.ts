import type { Handle } from '@sveltejs/kit';
import { createAdmission, fullHouse } from './admission.ts';
import { problemResponse } from './problem.ts';

const admission = createAdmission();

/** A whistleblower's form without scripts: their browser keeps nothing of it, and a refusal would take the whole text. */
function isTypedReport({ request, url }: Parameters<Handle>[0]['event']): boolean {
  return request.method === 'POST' && /^(\/en)?\/wbs\/(lapor|kotak)$/.test(url.pathname);
}

/** Says 503 with Retry-After instead of letting everybody wait. */
export const overloadHandle: Handle = async ({ event, resolve }) => {
  if (!admission.enter(isTypedReport(event))) return problemResponse(fullHouse.problem, fullHouse.headers);
  try {
    return await resolve(event);
  } finally {
    admission.leave();
  }
};
