import { createHash } from 'node:crypto';
import * as m from '#lib/i18n/generated/messages.js';

const style = `
:root{color-scheme:light dark;--bg:#fbf8f3;--ink:#211b17;--soft:#544b44;--accent:#8c1d18;--gold:#b7791f;--focus:#0b57d0}
@media (prefers-color-scheme:dark){:root{--bg:#161210;--ink:#f6f0e9;--soft:#cdc3b8;--accent:#ffa79b;--gold:#e8b64c;--focus:#8ab4f8}}
body{margin:0;border-top:3px solid var(--gold);background:var(--bg);color:var(--ink);font:18px/28px "Atkinson Hyperlegible Next",system-ui,sans-serif}
main{max-width:34em;margin:0 auto;padding:72px 16px}
h1{margin:0 0 24px;font-size:36px;line-height:1.15;font-weight:650}
p{margin:0 0 16px}
.address{font-size:22px;overflow-wrap:anywhere}
.soft{color:var(--soft)}
a{color:var(--accent)}
a:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** The page's policy: its one style sheet and nothing else. */
export const httpsRequiredPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The same in one paragraph of plain text, for the error page of somebody who followed a link within the site. */
export function httpsRequiredText(locale: 'id' | 'en', address: URL | undefined): string {
  const way = address
    ? `${m.setup_required_here({}, { locale })} ${address.href}`
    : m.setup_required_off({}, { locale });
  return `${m.setup_required_title({}, { locale })}. ${m.setup_required_why({}, { locale })} ${way}`;
}

/**
 * A page that needs no layout, script or cookie: it stands in for pages that may not even be rendered here.
 * @param address the same page over HTTPS, or undefined when HTTPS is not on
 */
export function httpsRequiredPage(locale: 'id' | 'en', address: URL | undefined): string {
  const say = (message: (inputs: Record<string, never>, options: { locale: 'id' | 'en' }) => string) =>
    escapeHtml(message({}, { locale }));
  const install = locale === 'en' ? '/en/pasang-sertifikat' : '/pasang-sertifikat';
  const link = address && escapeHtml(address.href);
  const way = link
    ? `<p>${say(m.setup_required_here)}</p>
<p class="address"><a href="${link}">${link}</a></p>
<p>${say(m.setup_required_warning)}</p>
<p><a href="${install}">${say(m.setup_required_install)}</a></p>`
    : `<p>${say(m.setup_required_off)}</p>
<p><a href="${install}">${say(m.setup_required_install)}</a></p>`;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(m.setup_required_title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${say(m.setup_required_title)}</h1>
<p>${say(m.setup_required_why)}</p>
${way}
<p class="soft">${say(m.setup_required_public)}</p>
</main>
</body>
</html>
`;
}
