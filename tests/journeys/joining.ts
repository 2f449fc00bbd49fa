import { play } from '../run/transcript.js';
import type { Phone } from './phones.js';

export interface Newcomer {
  fullName: string;
  /** dd/mm/yyyy, as typed. */
  born: string;
  /** How the number comes to us; shared with the platform's button unless told. */
  types?: string;
}

/** A newcomer registers with the branch of ấp Phú Cường, in nine turns. */
export async function registers(person: Phone, { fullName, born, types }: Newcomer): Promise<void> {
  await play(
    person,
    `> (start)
     < Trợ lý Chi đoàn … bạn có đồng ý không?
     > [Đồng ý]
     > [Bật cả hai]
     < Họ và tên đầy đủ
     > ${fullName}
     < sinh ngày nào
     > ${born}
     < Số điện thoại
     > ${types ?? `(contact ${person.phone})`}
     < chi đoàn nào
     > chi doan ap phu cuong
     < Bạn đang ở đâu?
     > [ấp Phú Cường, xã Phú Bình]
     < Họ và tên: ${fullName}
     < Ngày sinh: ${born}
     < Chi đoàn: Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình
     < Nơi cư trú: ấp Phú Cường, xã Phú Bình
     > [Gửi]`,
  );
}
