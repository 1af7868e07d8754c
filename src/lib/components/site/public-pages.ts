import * as m from '#lib/i18n/generated/messages.js';

/** The public places, in the masthead's order. `root` is the part of the address that makes a place the current one. */
export const publicPages = [
  { href: '/survei', root: '/survei', label: m.site_survey, line: m.site_404_survey_line },
  { href: '/hasil', root: '/hasil', label: m.site_results, line: m.site_404_results_line },
  { href: '/rencana-aksi/2025', root: '/rencana-aksi', label: m.site_plan, line: m.site_404_plan_line }
] as const;
