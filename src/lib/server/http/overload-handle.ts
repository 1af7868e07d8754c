import type { Handle } from '@sveltejs/kit';
import { problemResponse } from './problem.ts';

/** Requests one process works on at once; more would only wait for the database and for each other. */
const capacity = 500;
let underWay = 0;

/** Says 503 with Retry-After instead of letting everybody wait; devices keep their answers and try again. */
export const overloadHandle: Handle = async ({ event, resolve }) => {
  if (underWay >= capacity) {
    return problemResponse({ status: 503, title: 'The server is busy; try again later' }, { 'retry-after': '5' });
  }
  underWay += 1;
  try {
    return await resolve(event);
  } finally {
    underWay -= 1;
  }
};
