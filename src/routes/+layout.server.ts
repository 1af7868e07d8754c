import { currentRuntime } from '#lib/server/runtime.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
  display: locals.display,
  demo: currentRuntime().demo
});
