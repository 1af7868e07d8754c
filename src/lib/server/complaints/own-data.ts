import type { ComplaintDependencies } from './dependencies.ts';

/** Everything about the case its complainant may see, as JSON text. @throws as `openTrackedCase` */
export function exportOwnData(
  _deps: ComplaintDependencies,
  _code: string
): Promise<{ readonly fileName: string; readonly json: string }> {
  throw new Error('not built yet');
}

/**
 * Erases on request: name, contact and e-mail updates at once, and what was written too when the case has ended. State, dates and
 * counts stay. @throws as `openTrackedCase`
 */
export function eraseIdentity(
  _deps: ComplaintDependencies,
  _code: string
): Promise<{ readonly content: 'erased' | 'kept' }> {
  throw new Error('not built yet');
}
