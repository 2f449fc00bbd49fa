import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html, trusted } from '../../src/web/desk/html.js';

const read = (markup: string) =>
  markup.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!);

describe('the template of the desk', () => {
  test('whatever a person is called stays text, between tags and inside a quoted attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const { markup } = html`<p title="${name}">${name}</p>`;
        const [, inside, between] = /^<p title="([\s\S]*)">([\s\S]*)<\/p>$/.exec(markup)!;
        for (const part of [inside!, between!]) {
          expect(part).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
          expect(read(part)).toBe(name);
        }
      }),
    );
  });

  test('what is HTML already is not escaped again; lists are joined, nothing is nothing, and 0 is a number', () => {
    const item = (name: string) => html`<li>${name}</li>`;
    expect(html`<ul>${['a', '<b>'].map(item)}</ul>${null}${undefined}${false}${''}${0}${trusted('<svg/>')}`.markup).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li></ul>0<svg/>',
    );
  });
});
