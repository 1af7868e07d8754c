import { createHash } from 'node:crypto';
import { notFound } from '#lib/domain/errors.ts';
import { planForYear, type PlanForYear } from '#lib/domain/plan/lookup.ts';
import { planSchema, type Plan } from '#lib/domain/plan/plan.ts';
import { shippedPlans } from '#lib/domain/plan/shipped-plans.ts';
import type { Dependencies } from '#lib/server/dependencies.ts';
import { listPlanDefinitions, listPlanHashes, upsertPlan } from './repository.ts';

export { getComplaintsProof } from './complaints-proof.ts';

/** Plans change with a new version of the program only, so a process reads each of them from the database once. */
const parsed = new Map<string, Plan>();

/** Every year's plan, oldest first. */
export async function listPlans({ db }: Dependencies): Promise<Plan[]> {
  const hashes = await listPlanHashes(db);
  if (hashes.some(({ sha256 }) => !parsed.has(sha256))) {
    for (const definition of await listPlanDefinitions(db)) {
      const plan = planSchema.parse(definition);
      parsed.set(hashOf(plan), plan);
    }
  }
  return hashes.flatMap(({ sha256 }) => parsed.get(sha256) ?? []);
}

/** The plan of a year as its address names it. */
export async function getPlan(deps: Dependencies, year: string): Promise<Plan> {
  const plan = (await listPlans(deps)).find((candidate) => String(candidate.year) === year);
  if (!plan) throw notFound('Rencana aksi tahun itu tidak ada.');
  return plan;
}

/** The plan a year's figures hang on: its own, or the newest earlier one. */
export async function findPlanFor(deps: Dependencies, year: number): Promise<PlanForYear | undefined> {
  return planForYear(await listPlans(deps), year);
}

/** Stores the plans the program brings along. */
export async function loadPlans({ db, now }: Dependencies): Promise<void> {
  const stored = new Map((await listPlanHashes(db)).map(({ year, sha256 }) => [year, sha256]));
  for (const plan of shippedPlans) {
    const sha256 = hashOf(plan);
    if (stored.get(plan.year) !== sha256) await upsertPlan(db, plan, sha256, new Date(now()));
  }
}

/** Hash of what the schema keeps, key order as the schema has it: the same before and after the database. */
function hashOf(plan: Plan): string {
  return createHash('sha256')
    .update(JSON.stringify(planSchema.parse(plan)))
    .digest('hex');
}
