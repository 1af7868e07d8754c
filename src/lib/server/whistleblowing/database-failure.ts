/** Whether a statement failed because a row of that key is there. */
export const isUniqueViolation = (failure: unknown): boolean => hasCode(failure, '23505');

/** Whether a statement gave up waiting for what another holds. */
export const isLockTimeout = (failure: unknown): boolean => hasCode(failure, '55P03');

/** Drizzle wraps the driver's error. */
function hasCode(failure: unknown, code: string): boolean {
  if (typeof failure !== 'object' || failure === null) return false;
  if ('code' in failure && failure.code === code) return true;
  return 'cause' in failure && hasCode(failure.cause, code);
}
