import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chart } from '../../src/domain/charts.js';
import { showRate } from '../../src/domain/rates.js';
import { chartPicture, chartSvg } from '../../src/reports/charts/chart.js';
import { png } from '../../src/reports/charts/png.js';
import { pngFile } from '../../src/reports/charts/png-file.js';
import { drawable, widthOf } from '../../src/reports/letters.js';
import { anyText } from '../run/any-text.js';
import { hasFreeEdge, openPng } from '../run/png.js';

/** What both platforms take: reference/zalo-oa-api.md §4.2. */
const mostBytes = 1024 * 1024;

const label = fc.oneof(
  anyText(60),
  anyText(200),
  fc.constantFrom('Đoàn Trường THPT Nguyễn Hữu Cảnh – huyện Tân Phú', '<b>&"\'', ']]>', '', 'ỄỢĐỮ'.repeat(40)),
);
const value = fc.oneof(fc.double(), fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(0));
const headed = { title: label, subtitle: fc.option(label, { nil: undefined }), footnote: fc.option(label, { nil: undefined }) };
const few = { maxLength: 6 };
const anyChart: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({
    kind: fc.constant('bars' as const),
    ...headed,
    most: value,
    bars: fc.array(fc.record({ label, value, shown: label, emphasised: fc.boolean() }), few),
  }),
  fc.record({
    kind: fc.constant('columns' as const),
    ...headed,
    most: value,
    columns: fc.array(fc.record({ label, value: fc.option(value), shown: label }), { maxLength: 24 }),
  }),
  fc.record({
    kind: fc.constant('shares' as const),
    ...headed,
    parts: fc.array(fc.record({ label, value, shown: label }), { maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant('year' as const),
    ...headed,
    numbers: fc.array(fc.record({ label, shown: label }), few),
    months: fc.array(fc.record({ label, invited: fc.nat(99), attended: fc.nat(99) }), { maxLength: 12 }),
  }),
  fc.record({ kind: fc.constant('badge' as const), ...headed, holder: label, number: label, issuer: label }),
);

const { grassroots } = JSON.parse(readFileSync(new URL('../fixtures/expected.json', import.meta.url), 'utf8')) as {
  grassroots: { name: string; participating: number; members: number }[];
};
const bars = grassroots.map(({ name, participating: part, members: whole }) => ({
  label: name,
  value: part / whole,
  shown: showRate({ part, whole }),
}));

/** Every text of a chart that lies level: where it begins and ends, reckoned with the widest it can be. */
function textsOf(svg: string): { content: string; size: number; anchor: string }[] {
  return [...svg.matchAll(/<text [^>]*?font-size="(\d+)"([^>]*)>([^<]*)<\/text>/g)].map(([, size, more, content]) => ({
    content: content!.replace(
      /&(#39|quot|lt|gt|amp);/g,
      (entity) => ({ '&#39;': "'", '&quot;': '"', '&lt;': '<', '&gt;': '>' })[entity] ?? '&',
    ),
    size: Number(size),
    anchor: /text-anchor="(\w+)"/.exec(more!)?.[1] ?? 'start',
  }));
}

/** Whose sum is no number any more. */
const huge: Chart = {
  kind: 'shares',
  title: '',
  parts: ['một', 'hai'].map((name) => ({ label: name, value: Number.MAX_VALUE, shown: name })),
};

describe('charts', () => {
  test('whatever a label holds, the picture can be made, and nothing of it is cut off at an edge', async () => {
    await fc.assert(
      fc.asyncProperty(anyChart, async (chart) => {
        const svg = chartSvg(chart);
        expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
        const picture = openPng(await png(svg));
        expect(picture.width).toBe(1080);
        expect(hasFreeEdge(picture, 16)).toBe(true);
      }),
      { numRuns: 40, examples: [[huge]] },
    );
  });

  test('the 35 units of the district fit one picture that both platforms take, every number beside its bar', async () => {
    const svg = chartSvg({ kind: 'bars', title: 'Tham gia tại nơi cư trú', most: 1, bars });
    const shown = textsOf(svg).map(({ content }) => content);
    for (const bar of bars) {
      expect(shown).toContain(bar.shown);
      expect(shown).toContain(bar.label);
    }
    expect(shown).toContain('255/370 = 68,9%');
    const bytes = await png(svg);
    const { width, height } = openPng(bytes);
    expect([width, height <= 3000, bytes.length < mostBytes / 4]).toEqual([1080, true, true]);
  });

  test('no letter is smaller than 28 dots, and sixty units with long names still make a picture that can be sent', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({
      ...bars[at % bars.length]!,
      label: `${bars[at % bars.length]!.label} – huyện Tân Phú, tỉnh Đồng Nai`,
    }));
    const svg = chartSvg({ kind: 'bars', title: 'Sáu mươi đơn vị', footnote: 'Ghi chú', most: 1, bars: many });
    expect(Math.min(...textsOf(svg).map(({ size }) => size))).toBeGreaterThanOrEqual(28);
    const bytes = await png(svg);
    expect(bytes.length).toBeLessThan(mostBytes);
    expect(openPng(bytes).height).toBeLessThan(8900); // Telegram: width and height together at most 10000
  });

  test('of more units than can be shown the rest is counted, and the picture stays one', async () => {
    const svg = chartSvg({
      kind: 'bars',
      title: 'Cả tỉnh',
      most: 1,
      bars: Array.from({ length: 130 }, (_, at) => bars[at % 35]!),
    });
    expect(textsOf(svg).at(-1)!.content).toBe('… (+30)');
    const bytes = await png(svg);
    expect([bytes.length < mostBytes, openPng(bytes).height < 8900]).toEqual([true, true]);
  });

  test('a long name is cut before it touches its number, and the number is never cut', () => {
    const number = fc.tuple(fc.nat(99_999), fc.nat(99_999)).map(([part, whole]) => showRate({ part, whole }));
    const name = fc.string({ unit: fc.constantFrom(...'ĐoànxãPhúBìnhWM –'), minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(name, number, (unit, shown) => {
        const svg = chartSvg({ kind: 'bars', title: '', most: 1, bars: [{ label: unit, value: 0.5, shown }] });
        const texts = textsOf(svg);
        expect(texts.filter(({ content }) => content === shown)).toHaveLength(1);
        for (const text of texts.filter(({ content }) => content !== shown))
          expect(widthOf(text.content, text.size) + widthOf(shown, text.size)).toBeLessThanOrEqual(1080 - 2 * 56);
      }),
    );
  });

  test('a share of nothing, nobody, everybody: an empty bar with its number, and no bar that is longer than the picture', () => {
    const svg = chartSvg({
      kind: 'bars',
      title: 'Ba chi đoàn',
      most: 1,
      bars: [
        { label: 'Chưa có ai', value: Number.NaN, shown: '0/0 = –' },
        { label: 'Không ai', value: 0, shown: '0/12 = 0,0%' },
        { label: 'Quá', value: 7, shown: '12/12 = 100,0%' },
      ],
    });
    const widths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)" height="18"/g)].map(([, width]) => Number(width));
    expect(widths).toEqual([968, 968, 968, 968]);
    expect(textsOf(svg).map(({ content }) => content)).toEqual(
      expect.arrayContaining(['0/0 = –', '0/12 = 0,0%', '12/12 = 100,0%']),
    );
  });

  test('numbers and names stand level at columns that have room, and upwards at twelve months of them; a dash never stands upright', () => {
    const months = (count: number, shown = '148/213 = 69,5%') =>
      chartSvg({
        kind: 'columns',
        title: '',
        most: 1,
        columns: Array.from({ length: count }, (_, at) => ({
          label: `${String(at + 1).padStart(2, '0')}/2026`,
          value: at === 1 ? null : 0.5,
          shown: at === 1 ? '–' : shown,
        })),
      });
    const upwards = (svg: string) => [...svg.matchAll(/rotate\(-90\)"><text [^>]*>([^<]*)</g)].map(([, content]) => content);
    expect(upwards(months(3))).toEqual([]);
    expect(upwards(months(12))).toHaveLength(11 + 12);
    expect(upwards(months(12))).not.toContain('–');
    expect(upwards(months(24, '7')).filter((content) => !content!.includes('/2026'))).toEqual([]);
    expect(textsOf(months(12)).map(({ content }) => content)).toEqual(expect.arrayContaining(['01/2026', '12/2026', '–']));
  });

  test('a month of which nothing is known is a dashed box, which a zero is not', () => {
    const month = (known: number | null) =>
      chartSvg({
        kind: 'columns',
        title: '',
        most: 1,
        columns: [{ label: '02/2026', value: known, shown: known === null ? '–' : '0,0%' }],
      });
    expect(month(null)).toContain('stroke-dasharray');
    expect(month(0)).not.toContain('stroke-dasharray');
  });

  test('a chart of nothing says so with a dash', () => {
    for (const chart of [
      { kind: 'bars', title: 'Trống', most: 1, bars: [] },
      { kind: 'columns', title: 'Trống', most: 1, columns: [] },
      { kind: 'shares', title: 'Trống', parts: [] },
    ] satisfies Chart[])
      expect(textsOf(chartSvg(chart)).map(({ content }) => content)).toEqual(['Trống', '–']);
  });

  test('one part that is everything is a whole ring; parts are numbered, so that colours need not be told apart', async () => {
    const all = chartSvg({
      kind: 'shares',
      title: '',
      parts: [
        { label: 'Có mặt', value: 20, shown: '20' },
        { label: 'Vắng', value: 0, shown: '0' },
      ],
    });
    const picture = openPng(await png(all));
    // All around the ring: top, right, bottom, left.
    const [x, y] = [540, 50 + 255];
    expect(
      [
        [0, -200],
        [200, 0],
        [0, 200],
        [-200, 0],
      ].map(([right, down]) => picture.at(x + right! + 20, y + down! + 20)),
    ).toEqual(Array.from({ length: 4 }, () => '#0b5cad'));
    const eight = chartSvg({
      kind: 'shares',
      title: '',
      parts: Array.from({ length: 8 }, (_, at) => ({ label: `Loại ${'abcdefgh'[at]}`, value: 1, shown: '' })),
    });
    const numbers = textsOf(eight)
      .filter(({ anchor }) => anchor === 'middle')
      .map(({ content }) => content);
    expect(numbers).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '8', '1', '2', '3', '4', '5', '6', '7', '8']);
  });

  test('a year shows what was attended of what one was invited to, and a dash where there was no invitation', () => {
    const months = Array.from({ length: 12 }, (_, at) => ({ label: `Tháng ${at + 1}`, invited: at, attended: Math.min(at, 3) }));
    const shown = textsOf(
      chartSvg({ kind: 'year', title: 'Năm 2026', numbers: [{ label: 'buổi có mặt', shown: '14/17' }], months }),
    );
    const texts = shown.map(({ content }) => content);
    expect(texts).toEqual(expect.arrayContaining(['14/17', 'buổi có mặt', 'Tháng 1', '–', '1/1', '3/11', 'Tháng 12']));
    expect(texts).not.toContain('0/0');
  });

  test('the same chart gives the same file, and another word another one', async () => {
    const chart = (holder: string): Chart => ({
      kind: 'badge',
      title: 'Phong cách cán bộ Đoàn',
      holder,
      number: 'Số 0012',
      issuer: 'Huyện đoàn Phú Tân',
    });
    const file = async (holder: string) => (await chartPicture('huy-hieu', chart(holder))).base64;
    expect(await file('Nguyễn Thị Hoa')).toBe(await file('Nguyễn Thị Hoa'.normalize('NFD')));
    expect(await file('Nguyễn Thị Hoa')).not.toBe(await file('Nguyễn Thị Hòa'));
    expect(await chartPicture('huy-hieu', chart('An'))).toMatchObject({
      kind: 'picture',
      name: 'huy-hieu.png',
      mime: 'image/png',
    });
  });

  test('a page can carry the drawing under a strict policy: no styles, no scripts, nothing from elsewhere, and words for who cannot see it', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const svg = chartSvg(chart);
        expect(svg).not.toMatch(/\sstyle=|<style|<script|\shref=|\sid=|url\(|\son\w+=/);
        expect(svg.startsWith(`<svg xmlns="http://www.w3.org/2000/svg" width="1080"`)).toBe(true);
        if (drawable(chart.title) !== '') expect(svg).toMatch(/role="img"><title>[^<]+<\/title>/);
      }),
    );
  });

  test('a picture of more than 256 colours keeps all of them', async () => {
    const pixels = Buffer.alloc(40 * 20 * 4, 255);
    for (let at = 0; at < 800; at++) pixels.writeUInt16LE(at * 50, at * 4);
    const picture = openPng(await pngFile(pixels, 40, 20));
    expect([picture.at(1, 0), picture.at(39, 19)]).toEqual([
      '#3200ff',
      `#${Buffer.from([(799 * 50) & 255, (799 * 50) >> 8]).toString('hex')}ff`,
    ]);
    pixels.fill(Buffer.from([1, 2, 3, 255]));
    expect(openPng(await pngFile(pixels, 40, 20)).at(39, 19)).toBe('#010203');
  });
});
