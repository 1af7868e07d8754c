import * as m from '#lib/i18n/generated/messages.js';

/** The public places, in the masthead's order. `root` is the part of the address that makes a place the current one. */
export const publicPages = [
  { href: '/survei', root: '/survei', label: m.site_survey, line: m.site_404_survey_line },
  { href: '/hasil', root: '/hasil', label: m.site_results, line: m.site_404_results_line },
  { href: '/pengaduan', root: '/pengaduan', label: m.site_complaints, line: m.site_404_complaints_line },
  { href: '/rencana-aksi/2025', root: '/rencana-aksi', label: m.site_plan, line: m.site_404_plan_line }
] as const;

/** The same places for somebody lost at `path`: the one whose addresses begin alike comes first. */
export function nearestFirst(path: string): (typeof publicPages)[number][] {
  const isNear = ({ root }: { root: string }) => path.startsWith(root.slice(0, 4));
  return [...publicPages.filter(isNear), ...publicPages.filter((place) => !isNear(place))];
}
