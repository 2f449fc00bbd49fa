/** The two pages as HTML. Whatever is not ours is escaped; there is nothing inline, so that the policy can forbid it. */
export interface Text {
  (key: string, params?: Record<string, string>): string;
  locale: string;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function page(text: Text, title: string, kind: string, body: string, script: string): string {
  return `<!doctype html>
<html lang="${escaped(text.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/room/page.css">
${script ? `<script type="module" src="/room/${script}"></script>` : ''}
</head>
<body class="${kind}">
${body}
</body>
</html>
`;
}

/** The screen. Its words are here, what changes comes every few seconds. */
export function roomPage(text: Text): string {
  const say = (key: string) => escaped(text(key));
  return page(
    text,
    text('room-title'),
    'room',
    `<main>
<header>
<h1 id="what"></h1>
<p id="unit"></p>
<p id="when"></p>
</header>
<section id="open" hidden>
<figure><svg id="qr" role="img" aria-label="${say('room-qr')}" shape-rendering="crispEdges"><path></path></svg></figure>
<div class="how">
<p class="step">${say('room-scan')}</p>
<p class="step">${say('room-or-type')}</p>
<p id="code" aria-live="polite"></p>
<p class="bar" aria-hidden="true"><progress id="left" max="100" value="100"></progress></p>
<p class="until">${say('room-until')} <span id="until"></span></p>
</div>
</section>
<section id="closed" hidden><p>${say('room-closed')}</p></section>
<section id="over" hidden><p>${say('room-over')}</p></section>
<footer><p id="came-line" hidden>${say('room-came')} <strong id="came"></strong></p>
<p id="away" role="status" hidden>${say('room-away')}</p></footer>
<noscript><p id="off">${say('room-no-script')}</p></noscript>
</main>`,
    'room.js',
  );
}

export type Arriving =
  | {
      kind: 'good';
      what: string;
      unit: string;
      telegram: string | undefined;
      zalo: { link: string | undefined } | undefined;
      code: string;
    }
  /** Scanned too late, or sent by somebody; no check-in is open any more; not one of ours. */
  | { kind: 'changed' | 'closed' | 'unknown' };

/** What a phone shows that scanned the QR: one button for each platform. */
export function arrivingPage(text: Text, arriving: Arriving): string {
  const say = (key: string) => escaped(text(key));
  const title = text('room-arriving-title');
  if (arriving.kind !== 'good')
    return page(
      text,
      title,
      'phone',
      `<main><h1>${say('room-arriving-title')}</h1><p class="sorry">${say(`room-arriving-${arriving.kind}`)}</p></main>`,
      '',
    );
  const { what, unit, telegram, zalo, code } = arriving;
  const onTelegram = telegram
    ? `<a class="button" id="telegram" href="${escaped(telegram)}" rel="noreferrer">${say('room-arriving-telegram')}</a>`
    : '';
  const onZalo = zalo
    ? `<section id="zalo"><p>${say('room-arriving-zalo')}</p><p class="code" id="zalo-code">${escaped(code)}</p>${
        zalo.link
          ? `<a class="button" id="zalo-link" href="${escaped(zalo.link)}" rel="noreferrer" data-code="${escaped(code)}">${say('room-arriving-zalo-open')}</a>`
          : ''
      }</section>`
    : '';
  return page(
    text,
    title,
    'phone',
    `<main><h1>${escaped(what)}</h1><p>${escaped(unit)}</p>${onTelegram}${onZalo}<p class="hint">${say('room-arriving-soon')}</p></main>`,
    zalo?.link ? 'arriving.js' : '',
  );
}
