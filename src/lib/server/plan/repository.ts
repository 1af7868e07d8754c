import type { Plan } from '#lib/domain/plan/plan.ts';
import type { Queryable } from '#lib/server/db/client.ts';
import { plans } from '#lib/server/db/schema/plan.ts';
import { asc } from 'drizzle-orm';

/** Stores the plan of its year, or replaces it where the program brings a corrected one. */
export async function upsertPlan(db: Queryable, plan: Plan, sha256: string, loadedAt: Date): Promise<void> {
  await db
    .insert(plans)
    .values({ year: plan.year, definition: plan, sha256, loadedAt })
    .onConflictDoUpdate({ target: plans.year, set: { definition: plan, sha256, loadedAt } });
}

export async function listPlanHashes(db: Queryable): Promise<{ year: number; sha256: string }[]> {
  return db.select({ year: plans.year, sha256: plans.sha256 }).from(plans).orderBy(asc(plans.year));
}

export async function listPlanDefinitions(db: Queryable): Promise<unknown[]> {
  const rows = await db.select({ definition: plans.definition }).from(plans).orderBy(asc(plans.year));
  return rows.map((row) => row.definition);
}
