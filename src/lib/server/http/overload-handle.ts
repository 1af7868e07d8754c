import type { Handle } from '@sveltejs/kit';
import { createAdmission, fullHouse } from './admission.ts';
import { problemResponse } from './problem.ts';

const admission = createAdmission();

/** Says 503 with Retry-After instead of letting everybody wait. */
export const overloadHandle: Handle = async ({ event, resolve }) => {
  if (!admission.enter()) return problemResponse(fullHouse.problem, fullHouse.headers);
  try {
    return await resolve(event);
  } finally {
    admission.leave();
  }
};
