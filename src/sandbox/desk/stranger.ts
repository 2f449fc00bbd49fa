import type { CastMember } from './phones.js';

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Vũ', 'Đặng', 'Bùi', 'Hồ'];
const middles = ['Thị Thu', 'Minh', 'Gia', 'Ngọc', 'Hoàng', 'Thanh', 'Quốc'];
const givens = ['Trang', 'Nhật', 'Uyên', 'Phát', 'Duyên', 'Thịnh', 'My', 'Kiên', 'Ngân'];

/** Somebody whom nobody knows yet; the same number is always the same person. */
export function stranger(number: number): CastMember {
  const pick = (from: string[]) => from[(number * 7) % from.length]!;
  return {
    id: `stranger-${number}`,
    name: `${pick(families)} ${pick(middles)} ${pick(givens)}`,
    role: 'Người lạ, chưa có trong danh sách',
    lines: ['xin chào', 'đăng ký', 'mình muốn vào chi đoàn'],
    known: [],
    ...addressesOf(100 + number),
  };
}

/** Ids and a phone number that nobody has: the number blocks are those of the test data, believed to be unallotted. */
export function addressesOf(number: number): { zaloId: string; telegramId: number; phone: string } {
  return {
    zaloId: String(4_339_761_418_830_400_000n + BigInt(number)),
    telegramId: 5_600_000_000 + number,
    phone: `8457700${String(1000 + number).padStart(4, '0')}`,
  };
}
