import { redirect } from '@sveltejs/kit';
import { DomainError } from '#lib/domain/errors.ts';
import { requireRecentProof } from '#lib/server/auth/permissions.ts';

/**
 * As `requireRecentProof`, for a file: the question leads back to the page at `back`, not to the file, since a download would leave
 * the person standing at the question.
 *
 * @param now milliseconds since 1970 UTC
 */
export function askProof(locals: App.Locals, now: number, back: string): void {
  try {
    requireRecentProof(locals, now);
  } catch (problem) {
    if (!(problem instanceof DomainError) || problem.code !== 'reauthenticate') throw problem;
    redirect(303, `/staf/bukti?lanjut=${encodeURIComponent(back)}`);
  }
}
