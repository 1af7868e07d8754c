import type { Profile } from '#lib/domain/surveys/visit.ts';

let waiting: Profile | undefined;

/** Keeps a profile for the next survey opened from the thanks page, so that nobody is asked twice (WCAG 3.3.7). */
export function handOverProfile(profile: Profile): void {
  waiting = profile;
}

/** The profile, once. It lives in memory only: a reload or another tab knows nothing of it. */
export function takeProfile(): Profile {
  const profile = waiting ?? {};
  waiting = undefined;
  return profile;
}
