import * as m from '#lib/i18n/generated/messages.js';

/**
 * What somebody sees whose form without scripts found the house full. Nothing of it was read, so nothing is in here: the browser has it, and
 * sends it once more when this page is loaded again. Going back would not do: such forms are neither stored nor filled in again.
 */
export function fullHousePage(locale: 'id' | 'en'): string {
  const say = (message: (inputs: Record<string, never>, options: { locale: 'id' | 'en' }) => string) =>
    message({}, { locale });
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(m.wbs_full_title)}</title>
</head>
<body>
<main>
<h1>${say(m.wbs_full_title)}</h1>
<p>${say(m.wbs_full_kept)}</p>
<p><strong>${say(m.wbs_full_reload)}</strong></p>
<p>${say(m.wbs_full_back)}</p>
</main>
</body>
</html>
`;
}
