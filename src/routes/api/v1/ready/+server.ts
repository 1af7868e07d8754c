import { apiEndpoint, problemResponse } from '#lib/server/http/problem.ts';
import { readinessOf } from '#lib/server/readiness.ts';
import { currentRuntime } from '#lib/server/runtime.ts';

/** Ready: the database answers and has this program's schema. */
export const GET = apiEndpoint(async () => {
  const readiness = await readinessOf(currentRuntime());
  if (readiness === 'ready') return Response.json({ status: 'ready' }, { headers: { 'cache-control': 'no-store' } });
  return problemResponse({ status: 503, title: 'The database needs a migration; run npm run migrate' });
});
