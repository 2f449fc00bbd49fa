import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadTexts } from '../../src/i18n.js';
import { arrivingPage } from '../../src/web/room/html.js';

const texts = loadTexts();
const text = Object.assign((key: string, params?: Record<string, string>) => texts.text('vi', key, params), { locale: 'vi' });

test('whatever an activity is called, the page of a scan is the same page around it', () => {
  const page = (what: string) =>
    arrivingPage(text, {
      kind: 'good',
      what,
      unit: 'Chi đoàn ấp 3',
      telegram: 'https://t.me/bot?start=dq_x',
      zalo: { link: 'https://zalo.me/1' },
      code: '8517',
    });
  const [before, after] = page('TÊN').split('TÊN') as [string, string];
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('</h1><script>alert(1)</script>', `"><img src=x onerror='x'>`, '&lt;')),
      (what) => {
        const whole = page(what);
        expect(whole.startsWith(before)).toBe(true);
        expect(whole.endsWith(after)).toBe(true);
        expect(whole.slice(before.length, whole.length - after.length)).not.toMatch(/[<>"']/);
      },
    ),
  );
});
