/** Codes of Node, postgres.js and PostgreSQL for a server that cannot be reached or is just going down or coming up. */
const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  '53300',
  // Another request holds the row for longer than a transaction may wait for it.
  '55P03',
  '57P01',
  '57P02',
  '57P03'
]);

/** True when the failure, or what caused it, is that the database is away; trying again later makes sense. */
export function isDatabaseAway(problem: unknown): boolean {
  let current = problem;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    const { code, cause } = current as { code?: unknown; cause?: unknown };
    if (typeof code === 'string' && (awayCodes.has(code) || code.startsWith('08'))) return true;
    current = cause;
  }
  return false;
}

/** Undefined while the database is away, for a page that must be shown all the same. @throws the failure unless `bearable` */
export async function orWhileAway<Value>(work: Promise<Value>, bearable: boolean): Promise<Value | undefined> {
  try {
    return await work;
  } catch (problem) {
    if (bearable && isDatabaseAway(problem)) return undefined;
    throw problem;
  }
}
