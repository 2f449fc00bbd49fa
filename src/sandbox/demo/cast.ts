import type { CastMember } from '../desk/phones.js';
import { addressesOf } from '../desk/stranger.js';

/** What the bot is to know of a player before the first message; found in the roster by the phone number. */
export interface DemoPart extends CastMember {
  /** A role and the code of its unit (units.csv). */
  holds?: { role: 'secretary'; unit: string };
}

/** Who plays: each has a reason to be there. Everything about them is invented; phone and branch are those of roster.csv. */
export const cast: readonly DemoPart[] = [
  {
    ...addressesOf(1),
    id: 'lan',
    name: 'Nguyễn Thị Lan',
    role: 'Bí thư Chi đoàn ấp Phú Cường',
    phone: '84300770001',
    known: ['zalo'],
    holds: { role: 'secretary', unit: 'PB-01' },
    lines: ['menu', 'họp chi đoàn 19h30 tối thứ 7 tại nhà văn hóa ấp', 'ai đi họp rồi?', 'mở điểm danh'],
  },
  {
    ...addressesOf(2),
    id: 'minh',
    name: 'Trần Văn Minh',
    role: 'Đoàn viên ấp Phú Cường, dùng Zalo',
    phone: '84510770002',
    known: ['zalo'],
    lines: ['chào bạn', 'sắp tới có lịch họp nào không?', 'đăng ký rèn luyện', 'cam kết của tôi', 'dữ liệu của tôi'],
  },
  {
    ...addressesOf(3),
    id: 'ha',
    name: 'Lê Thu Hà',
    role: 'Phó Bí thư, dùng cả hai',
    phone: '84710770003',
    known: ['zalo', 'telegram'],
    lines: ['lịch họp', 'đăng ký cam kết', 'hỏi bí thư', 'hồ sơ của tôi', 'dừng nhận tin'],
  },
  {
    ...addressesOf(4),
    id: 'bao',
    name: 'Phạm Quốc Bảo',
    role: 'Đoàn viên, viết không dấu trên Telegram',
    phone: '84530770004',
    known: ['telegram'],
    lines: ['chao ban', 'khi nao hop', 'dang ky ren luyen', 'diem danh', 'ho so cua toi'],
  },
  {
    ...addressesOf(5),
    id: 'vy',
    name: 'Đỗ Khánh Vy',
    role: 'Chi đoàn 11A2, nhà ở ấp Phú Cường',
    phone: '84750770005',
    known: ['zalo'],
    lines: ['đăng ký hoạt động nơi cư trú', 'điểm danh', 'cam kết của tôi', 'giúp mình với'],
  },
  {
    ...addressesOf(6),
    id: 'huy',
    name: 'Hoàng Gia Huy',
    role: 'Người mới trên Zalo, có trong danh sách',
    phone: '84540770006',
    known: [],
    lines: ['xin chào', 'Hoàng Gia Huy', '30/4/2005', '0540770006', 'ấp Phú Cường'],
  },
  {
    ...addressesOf(7),
    id: 'mai',
    name: 'Vũ Ngọc Mai',
    role: 'Người mới trên Telegram, có trong danh sách',
    phone: '84730770007',
    known: [],
    lines: ['chào', 'Vũ Ngọc Mai', '12/08/2004', 'chi đoàn ấp 3'],
  },
  {
    ...addressesOf(8),
    id: 'tuan',
    name: 'Bùi Anh Tuấn',
    role: 'Người mới, chưa có trong danh sách',
    phone: '84740770008',
    known: [],
    lines: ['alo', 'đăng ký vào đoàn', 'Bùi Anh Tuấn', '5-9-2006', 'phu loi'],
  },
  {
    ...addressesOf(9),
    id: 'phuoc',
    name: 'Đặng Hữu Phước',
    role: 'Sẽ là quản trị viên của Đoàn xã',
    phone: '84720770009',
    known: [],
    lines: ['xin chào', 'menu'],
  },
];
