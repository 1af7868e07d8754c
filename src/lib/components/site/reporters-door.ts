/**
 * On every link from the rest of the site to the whistleblowers' pages: nothing is fetched before somebody presses, the page comes
 * whole and without the site's scripts, and it is not told where the person came from (whistleblowing.md §8.8).
 */
export const reportersDoor = {
  rel: 'noreferrer',
  'data-sveltekit-reload': '',
  'data-sveltekit-preload-data': 'off'
} as const;
