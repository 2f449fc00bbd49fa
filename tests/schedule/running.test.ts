import { afterEach, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../run/town.js';
import { play } from '../run/transcript.js';

let town: Town;
afterEach(() => town.close());

describe('the running process', () => {
  it('does at its start what fell due while it was stopped, and stops when it is told to', async () => {
    town = await openTown();
    const an = await town.member('Nguyễn Văn An', town.units.ap3, { channel: 'telegram' });
    await play(an, '> đăng ký rèn luyện: đọc sách\n> [Mỗi tuần]\n> 19\n> [Cam kết]');
    town.clock.set('2026-03-28T03:00:00Z');
    await town.app.start();
    await expect.poll(() => an.news().join(), { timeout: 10_000 }).toContain('mình nhắc nhẹ việc bạn đã chọn');
  });
});
