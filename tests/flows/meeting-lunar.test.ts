import { afterEach, expect, test } from 'vitest';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

test('a lunar day is shown as the civil day it is, with its weekday, and taken only when the secretary says so', async () => {
  town = await openTown({ engine: 'sqlite' });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { channel: 'zalo', roles: [{ role: 'secretary', unitId: ap3 }] });
  const an = await town.member('Nguyễn Văn An', ap3, { channel: 'telegram' });
  await play(
    van,
    `
    > thông báo họp chi đoàn 19h rằm này ở nhà văn hóa ấp 3
    < Mình hiểu là 19:00, Thứ Năm, 02/04/2026. Đúng không ạ?
    [Đúng rồi] [Giờ khác]
    `,
  );
  expect(an.all()).toEqual([]);
});

test('a lunar day without an hour is shown with its weekday when the hour is asked', async () => {
  town = await openTown({ engine: 'sqlite' });
  const { ap3 } = town.units;
  const van = await town.member('Lê Thị Vân', ap3, { channel: 'zalo', roles: [{ role: 'secretary', unitId: ap3 }] });
  await play(
    van,
    `
    > thông báo họp chi đoàn mùng 10 tháng 3 âm lịch ở nhà văn hóa ấp 3
    < Chủ nhật, 26/04/2026, lúc mấy giờ?
    `,
  );
});
