import { deskTops } from '../../domain/desk.js';
import type { Right } from '../../domain/rights.js';
import { fullUnitName, isBranch, type Unit } from '../../domain/units.js';
import type { Params } from '../../i18n.js';
import { showDateTime, showTime } from '../../language/show.js';
import { type Html, html } from './html.js';
import { type Page, unitPath, type View } from './view.js';

type Say = (key: string, params?: Params) => string;

export interface Frame {
  css: string;
  icon: string;
}

/** Every page: its head, and a body that a keyboard and a screen reader find their way in. */
export function document(frame: Frame, locale: string, title: string, body: Html): string {
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${title}</title>
<link rel="icon" href="${frame.icon}">
<link rel="stylesheet" href="${frame.css}">
</head>
<body>
${body}
</body>
</html>
`.markup;
}

/** The pages of a unit in the order of their tabs. Above branches there is more to compare, in a branch more to read. */
export function pagesFor(unit: Unit): string[] {
  return isBranch(unit)
    ? ['', 'activities', 'trend', 'roster', 'residence', 'pledges', 'reports']
    : ['', 'rates', 'trend', 'kinds', 'concerns', 'activities', 'pledges', 'reports'];
}

export function deskPage(frame: Frame, view: View, current: string, page: Page): string {
  const { t, unit, zone } = view;
  const title = `${page.title} · ${unit.name} · ${t('desk-name')}`;
  return document(
    frame,
    view.officer.locale,
    title,
    html`<a class="skip" href="#main">${t('desk-skip')}</a>
<header class="top">
  <div class="bar">
    <p class="brand"><a href="/desk">${t('desk-name')}</a></p>
    <p class="who">${view.officer.fullName}</p>
    <form method="post" action="/desk/out"><button class="quiet" type="submit">${t('desk-sign-out')}</button></form>
  </div>
</header>
<div class="place">
  <div class="bar">
    ${whereabouts(view)}
    ${switcher(view, current)}
    <p class="unit">${unit.name}</p>
  </div>
  <nav class="tabs" aria-label="${t('desk-pages')}">
    <ul>${pagesFor(unit)
      .filter((name) => mayOpen(view, name))
      .map((name) => tab(view, name, current))}</ul>
  </nav>
</div>
<main id="main" tabindex="-1">
<h1>${page.title}</h1>
${page.body}
</main>
<footer>
  <p>${t('desk-as-of', { time: showDateTime(view.now, zone) })}</p>
  <p class="screen">${t('desk-until', { time: showTime(view.until, zone) })}</p>
</footer>`,
  );
}

const rightOf: Record<string, Right> = { roster: 'see_roster', pledges: 'call_meetings', reports: 'send_reports' };

/** A tab that leads nowhere is not shown. */
function mayOpen(view: View, name: string): boolean {
  const right = rightOf[name];
  return right === undefined || view.may(right);
}

function tab({ t, unit, month, today }: View, name: string, current: string): Html {
  const query: Record<string, string> = month === today.slice(0, 7) ? {} : { month };
  const here = name === current ? html` aria-current="page"` : undefined;
  return html`<li><a href="${unitPath(unit.id, name, query)}"${here}>${t(`desk-page-${name || 'overview'}`)}</a></li>`;
}

/** From the top of what is theirs down to the unit; nothing above it is named. */
function whereabouts({ units, unit, officer, t }: View): Html | undefined {
  const tops = deskTops(officer.roles, units);
  const line = units.upward(unit.id);
  const end = line.findIndex((one) => tops.includes(one.id));
  const shown = line.slice(1, end + 1).reverse();
  if (shown.length === 0) return undefined;
  return html`<nav class="trail" aria-label="${t('desk-trail')}"><ol>${shown.map(
    (one) => html`<li><a href="${unitPath(one.id)}">${one.name}</a></li>`,
  )}</ol></nav>`;
}

/** Other units of theirs: the tops of their roles, and what lies right below this unit. Opens without a script. */
function switcher({ units, unit, officer, t }: View, current: string): Html | undefined {
  const tops = deskTops(officer.roles, units).filter((id) => id !== unit.id);
  const below = units.children(unit.id);
  const beside = units.upward(unit.id)[1];
  const among = tops.length > 0 && below.length === 0 && beside && isWithinAny(beside.id) ? units.children(beside.id) : below;
  if (tops.length === 0 && among.length === 0) return undefined;
  const page = (target: Unit) => (pagesFor(target).includes(current) ? current : '');
  const list = (title: string, those: readonly { unit: Unit; name: string }[]) =>
    those.length > 0 &&
    html`<h2>${title}</h2><ul>${those.map(
      ({ unit: target, name }) => html`<li><a href="${unitPath(target.id, page(target))}">${name}</a></li>`,
    )}</ul>`;
  // Two units of somebody's own may be called the same.
  const mine = tops.map((id) => ({ unit: units.get(id)!, name: fullUnitName(units, id) }));
  const others = among.filter((one) => one.id !== unit.id).map((one) => ({ unit: one, name: one.name }));
  return html`<details class="switch"><summary>${t('desk-switch')}</summary><div>
    ${list(t('desk-switch-mine'), mine)}
    ${list(t(below.length > 0 ? 'desk-switch-below' : 'desk-switch-beside'), others)}
  </div></details>`;

  function isWithinAny(id: string): boolean {
    return officer.roles.some((held) => units.isWithin(id, held.unitId));
  }
}

/** A page for who is not signed in: one thing is said, with one thing to do at most. */
export function doorPage(frame: Frame, locale: string, t: Say, title: string, body: Html): string {
  return document(
    frame,
    locale,
    `${title} · ${t('desk-name')}`,
    html`<main class="door" id="main"><p class="brand">${t('desk-name')}</p><h1>${title}</h1>${body}</main>`,
  );
}
