import { afterEach, beforeEach, describe, test } from 'vitest';
import { openTown, type Person, type Town } from '../../run/town.js';
import { play } from '../../run/transcript.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

async function atTheName(channel: 'zalo' | 'telegram' = 'zalo'): Promise<Person> {
  const person = town.stranger(channel);
  await play(person, '> chào\n> [Đồng ý]\n> [Không bật]\n< Họ và tên đầy đủ');
  return person;
}

const summary = `
  < Họ và tên: Nguyễn Thị Hoa
  < Ngày sinh: 15/03/2004
  < Số điện thoại: 0912 345 678
  < Chi đoàn: Chi đoàn ấp 3, Đoàn xã Phú Bình
  < Nơi cư trú: ấp 3, xã Phú Bình`;

describe('several facts in one message', () => {
  test.each([
    'em tên Nguyễn Thị Hoa sn 15/3/2004 ở ấp 3 xã Phú Bình, sđt 0912 345 678, cđ ấp 3 xã Phú Bình',
    'sđt 0912 345 678, cđ ấp 3 xã Phú Bình, ở ấp 3 xã Phú Bình, em tên Nguyễn Thị Hoa sn 15/3/2004',
    'Nguyễn Thị Hoa, 15/3/2004, 0912345678, chi đoàn ấp 3 xã Phú Bình, nhà ở ấp 3 xã Phú Bình',
    'đăng ký: Nguyễn Thị Hoa - 15/3/2004 - 0912345678 - chi đoàn ấp 3 xã Phú Bình - ở ấp 3 xã Phú Bình',
  ])('in any order they fill the form at once: %s', async (line) => {
    await play(await atTheName(), `> ${line}\n${summary}`);
  });

  test('in three messages', async () => {
    await play(
      await atTheName('telegram'),
      `> em là Nguyễn Thị Hoa, sinh 15/3/2004
       < Mình ghi: Nguyễn Thị Hoa; 15/03/2004 … Số điện thoại
       > 0912345678, chi đoàn ấp 3 xã Phú Bình
       < Bạn đang ở đâu?
       > ấp 3
       ${summary}`,
    );
  });

  test('a date and a number together are both taken, and the name that is missing is asked', async () => {
    await play(
      await atTheName(),
      `> 15/3/2004, 0912345678
       < Mình ghi: 15/03/2004; 0912 345 678 … Họ và tên đầy đủ
       > Nguyễn Thị Hoa
       < chi đoàn nào`,
    );
  });

  test('“ấp 3” is in two communes: the bot asks which, and where they live follows from it', async () => {
    await play(
      await atTheName(),
      `> em tên Nguyễn Thị Hoa sn 15/3/2004 ở ấp 3, sđt 0912 345 678, cđ ấp 3
       < Có mấy chi đoàn
       > [Chi đoàn ấp 3, Đoàn xã Phú Bình]
       ${summary}`,
    );
  });

  test('where somebody lives is not taken for the branch they belong to', async () => {
    await play(
      await atTheName(),
      `> em tên Nguyễn Thị Hoa sn 15/3/2004 ở ấp Phú Cường, sđt 0912 345 678
       < Có phải chi đoàn này không?
       [Chi đoàn ấp Phú Cường, Đoàn xã Phú Bình] [Chọn trong danh sách]
       > không phải
       < chi đoàn nào
       > 11A2 trường Đoàn Kết
       < Chi đoàn: Chi đoàn 11A2
       < Nơi cư trú: ấp Phú Cường, xã Phú Bình`,
    );
    await play(
      await atTheName(),
      `> em tên Nguyễn Thị Hoa sn 15/3/2004 ở ấp Phú Cường, thuộc chi đoàn 11A2, sđt 0912 345 678
       < Chi đoàn: Chi đoàn 11A2
       < Nơi cư trú: ấp Phú Cường`,
    );
  });

  test('a name without accents is asked about once, and nothing else is asked twice', async () => {
    await play(
      await atTheName(),
      `> nguyen thi hoa sn 15/3/2004 sdt 0912345678
       < Tên có dấu của bạn
       > Nguyễn Thị Hoa
       < chi đoàn nào`,
    );
  });

  test('a correction at the summary may bring the new value along', async () => {
    const hoa = await atTheName();
    await play(
      hoa,
      `> em tên Nguyễn Thị Hoa sn 15/3/2004 ở ấp 3 xã Phú Bình, sđt 0912 345 678, cđ ấp 3 xã Phú Bình
       > sửa sđt 0987 654 321
       < Số điện thoại: 0987 654 321
       > sửa ngày sinh 16/3/2004
       < Ngày sinh: 16/03/2004
       [Gửi] [Sửa]`,
    );
  });

  test('a question about a meeting in the middle is no fact', async () => {
    await play(await atTheName(), '> khoan, họp chi đoàn ấp 3 mấy giờ vậy?\n< Họ và tên đầy đủ');
  });
});

describe('a yes or a no to what the bot proposes', () => {
  const upToThePlace = '> Nguyễn Văn An\n> 15/03/2004\n> 0912345678\n> ấp Phú Cường\n< Bạn đang ở đâu?';

  test.each(['đúng', 'ừ', 'dạ đúng', 'dung roi', 'đúng rồi ạ', 'phải', '👍'])(
    '“%s” takes the one place that is proposed',
    async (yes) => {
      await play(await atTheName(), `${upToThePlace}\n> ${yes}\n< Nơi cư trú: ấp Phú Cường, xã Phú Bình`);
    },
  );

  test('“không” asks anew without the proposal, and says what is accepted', async () => {
    await play(
      await atTheName(),
      `${upToThePlace}\n> không\n< ấp (khu phố) nào, xã (phường) nào?\n[Bỏ qua]\n> ấp 3 xã Đắc Lua\n< Nơi cư trú: ấp 3, xã Đắc Lua`,
    );
  });

  test('the one branch that is proposed is taken by a yes, and asked anew after a no', async () => {
    const script = '> Nguyễn Văn An\n> 15/03/2004\n> bỏ qua\n> chi đoàn ấp phu cuog\n< Có phải chi đoàn này không?';
    await play(await atTheName(), `${script}\n> đúng rồi\n< Bạn đang ở đâu?`);
    await play(await atTheName(), `${script}\n> không\n< Bạn thuộc chi đoàn nào?\n[Chọn trong danh sách]`);
  });

  test('“không” to a date or a number that was read asks to type it again', async () => {
    const an = await atTheName();
    await play(
      an,
      `> Nguyễn Văn An
       > 150304
       < 15/03/2004, đúng không
       > không
       < gõ lại
       > 16/03/2004
       > 912345678
       < 0912 345 678, đúng không
       > ko phải
       < gõ lại
       > 0912345679
       < chi đoàn nào`,
    );
  });
});

describe('what people say beside the point', () => {
  const upToThePhone = '> Nguyễn Văn An\n> 15/03/2004\n< Số điện thoại';

  test.each(['em chưa có số', 'không có', 'ko có sđt', 'không'])('“%s” to the phone means none', async (none) => {
    await play(await atTheName(), `${upToThePhone}\n> ${none}\n< chi đoàn nào`);
  });

  test('“số này luôn”: the bot cannot see the number, and says how to send it', async () => {
    await play(await atTheName(), `${upToThePhone}\n> số này luôn\n< không thấy được số bạn đang dùng`);
  });

  test.each(['ấp đó luôn', 'ở đó', 'chỗ đó luôn ạ'])(
    '“%s” is the place that is proposed, not a hamlet of that name',
    async (there) => {
      await play(
        await atTheName(),
        `${upToThePhone}\n> bỏ qua\n> ấp Phú Cường\n> ${there}\n< Nơi cư trú: ấp Phú Cường, xã Phú Bình`,
      );
    },
  );

  test('whoever does not know the branch gets the list to choose from', async () => {
    await play(
      await atTheName('telegram'),
      `${upToThePhone}
       > bỏ qua
       > em không biết
       < Không sao … chọn xã, phường hoặc trường
       [Đoàn xã Phú Bình] [Đoàn trường THPT Đoàn Kết] [Đoàn xã Đắc Lua]`,
    );
  });

  test('a fact typed at the summary corrects its line', async () => {
    await play(
      await atTheName(),
      `${upToThePhone}
       > bỏ qua
       > ấp Phú Cường
       > bỏ qua
       > sđt 0912345678 nhé
       < Số điện thoại: 0912 345 678
       > nhà ở ấp 3 xã Phú Bình
       < Nơi cư trú: ấp 3, xã Phú Bình
       [Gửi] [Sửa]`,
    );
  });

  test('an earlier answer can be corrected in the middle, with or without the new one', async () => {
    await play(
      await atTheName('telegram'),
      `${upToThePhone}
       > sửa tên
       < Họ và tên đầy đủ
       > Nguyễn Văn Ân
       < Số điện thoại
       > sửa ngày sinh 16/3/2004
       < Số điện thoại
       > bỏ qua
       > ấp Phú Cường
       > bỏ qua
       < Họ và tên: Nguyễn Văn Ân
       < Ngày sinh: 16/03/2004`,
    );
  });

  test('whoever waits may take the request back in words', async () => {
    await play(
      await atTheName(),
      `${upToThePhone}\n> bỏ qua\n> ấp Phú Cường\n> bỏ qua\n> gửi\n[Rút yêu cầu]\n> menu\n> rút lại yêu cầu\n< Mình đã rút yêu cầu`,
    );
  });

  test('of two branches that sound alike, the name of the commune alone says which', async () => {
    await play(
      await atTheName('telegram'),
      `${upToThePhone}\n> bỏ qua\n> ấp 3\n< Có mấy chi đoàn\n> phu binh\n> đúng\n< Chi đoàn: Chi đoàn ấp 3, Đoàn xã Phú Bình`,
    );
  });

  test('a line that is called wrong at the summary is corrected, and a hamlet of which there is one is known by its commune', async () => {
    await play(
      await atTheName(),
      `${upToThePhone}
       > bỏ qua
       > 11a2 doan ket
       > ap phu cuong
       < Nơi cư trú: ấp Phú Cường, xã Phú Bình
       > ngày sinh em sai, 16/3/2004 mới đúng
       < Ngày sinh: 16/03/2004
       > tên sai rồi
       < Họ và tên đầy đủ`,
    );
  });
});

describe('at the question whether the name has accents', () => {
  test.each([
    ['15/3/2004', '15/03/2004', 'Số điện thoại'],
    ['sdt 0912345678', '0912 345 678', 'sinh ngày nào'],
    ['chi doan ap phu cuong', 'Chi đoàn ấp Phú Cường', 'sinh ngày nào'],
    ['o ap phu cuong xa phu binh', 'ấp Phú Cường, xã Phú Bình', 'sinh ngày nào'],
  ])('another answer is kept for its own question: %s', async (line, kept, next) => {
    await play(
      await atTheName(),
      `> nguyen thi hoa
       < Tên có dấu
       > ${line}
       < Mình ghi: ${kept} … Tên có dấu
       > Nguyễn Thị Hoa
       < ${next}`,
    );
  });

  test('the name with its accents, another name, and what is no name at all', async () => {
    await play(await atTheName(), '> nguyen thi hoa\n< Tên có dấu\n> Nguyễn Thị Hoà\n< sinh ngày nào');
    await play(await atTheName('telegram'), '> nguyen thi hoa\n< Tên có dấu\n> Trần Văn Bình\n< sinh ngày nào');
    await play(await atTheName(), '> nguyen thi hoa\n< Tên có dấu\n> 12\n< Tên có dấu');
  });
});
