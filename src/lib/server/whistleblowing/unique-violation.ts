/** Whether a statement failed because a row of that key is there; Drizzle wraps the driver's error. */
export function isUniqueViolation(failure: unknown): boolean {
  if (typeof failure !== 'object' || failure === null) return false;
  if ('code' in failure && failure.code === '23505') return true;
  return 'cause' in failure && isUniqueViolation(failure.cause);
}
