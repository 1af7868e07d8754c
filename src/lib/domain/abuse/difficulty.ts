/** Submissions of one form in an hour that are still ordinary; beyond it everything is taken, and set apart. */
export const hourlyBudget = 60;

const easiest = 14;
const hardest = 18;

/**
 * Bits of work a sender's device does: none as long as the hour is ordinary, then 14 (a fraction of a second) and one more each
 * time the budget is filled again, up to 18 (some seconds on an old phone).
 */
export function difficultyAfter(submissionsInHour: number, budget = hourlyBudget): number {
  if (submissionsInHour < budget) return 0;
  return Math.min(hardest, easiest + Math.floor(submissionsInHour / budget) - 1);
}
