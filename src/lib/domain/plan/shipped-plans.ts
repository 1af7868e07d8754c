import { plan2025 } from './plan-2025.ts';
import type { Plan } from './plan.ts';

/** Every plan the product brings along; a new year's decree is a new entry. */
export const shippedPlans: readonly Plan[] = [plan2025];
