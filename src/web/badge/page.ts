import { createHash } from 'node:crypto';
import { type BadgeProof, showBadgeNumber } from '../../domain/badges.js';

/** A badge's page as HTML: no script, nothing from elsewhere, no name. */
export type Text = (key: string, params?: Record<string, string>) => string;

const style = `body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#f4f6fa}
main{max-width:30rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.375rem;color:#0b4a9e}
dl{background:#fff;border:1px solid #d5dbe6;border-radius:.5rem;padding:1rem 1.25rem;margin:1rem 0}
dt{color:#4c566a;font-size:.9375rem}dd{margin:0 0 .75rem;font-weight:600}
.good{color:#146c2e}.gone{color:#a3180f}
@media print{body{background:#fff}}`;

/** The only style that the page's policy lets in. */
export const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

export function badgePage(text: Text, proof: BadgeProof): string {
  const lines: [string, string][] = [
    ['badge-programme', proof.programme],
    ['badge-name', proof.badge],
    ['badge-issuer', proof.issuer],
    ['badge-year', String(proof.year)],
    ['badge-number', showBadgeNumber(proof.number, proof.year)],
  ];
  const state = `<p class="${proof.valid ? 'good' : 'gone'}"><strong>${escaped(text(proof.valid ? 'badge-valid' : 'badge-not-valid'))}</strong></p>`;
  const list = lines.map(([key, value]) => `<dt>${escaped(text(key))}</dt><dd>${escaped(value)}</dd>`).join('\n');
  return page(text, `${state}\n<dl>\n${list}\n</dl>\n<p>${escaped(text('badge-no-name'))}</p>`);
}

export function noBadgePage(text: Text): string {
  return page(text, `<p class="gone">${escaped(text('badge-unknown'))}</p>`);
}

function page(text: Text, body: string): string {
  const title = escaped(text('badge-title'));
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
