/**
 * What people shorten (domain reference §7.3). Used to recognise what a message wants; what is stored is always cut from the
 * original. Where a short form has several meanings, only the one that is safe here is taken (`tn`, `cb`, `hn` are left alone).
 */
import { foldInPlace } from './folding.js';
import type { Token } from './tokens.js';
import { wordTable } from './word-table.js';

const longForms = wordTable({
  ...{
    đv: 'đoàn viên',
    dv: 'đoàn viên',
    đvtn: 'đoàn viên thanh niên',
    dvtn: 'đoàn viên thanh niên',
    tntn: 'thanh niên tình nguyện',
  },
  ...{ cđ: 'chi đoàn', cd: 'chi đoàn', shcđ: 'sinh hoạt chi đoàn', shcd: 'sinh hoạt chi đoàn', sh: 'sinh hoạt' },
  ...{ bch: 'ban chấp hành', btv: 'ban thường vụ', bt: 'bí thư', pbt: 'phó bí thư' },
  ...{ rl: 'rèn luyện', ck: 'cam kết', nct: 'nơi cư trú', kn: 'kiến nghị', hđ: 'hoạt động', hd: 'hoạt động' },
  ...{ đk: 'đăng ký', dk: 'đăng ký', đki: 'đăng ký', dki: 'đăng ký', đkí: 'đăng ký', đky: 'đăng ký', dky: 'đăng ký' },
  ...{ đd: 'điểm danh', dd: 'điểm danh', checkin: 'check in', nvh: 'nhà văn hóa', ub: 'ủy ban', ubnd: 'ủy ban nhân dân' },
  ...{
    kp: 'khu phố',
    x: 'xã',
    sn: 'sinh năm',
    ns: 'năm sinh',
    sđt: 'số điện thoại',
    sdt: 'số điện thoại',
    đt: 'số điện thoại',
    dt: 'số điện thoại',
  },
  ...{
    ko: 'không',
    k: 'không',
    kh: 'không',
    khg: 'không',
    hok: 'không',
    hông: 'không',
    hong: 'không',
    hổng: 'không',
    hk: 'không',
  },
  ...{ hem: 'không', khum: 'không', đc: 'được', dc: 'được', đươc: 'được', đuoc: 'được' },
  ...{
    e: 'em',
    mk: 'mình',
    mik: 'mình',
    mn: 'mọi người',
    vs: 'với',
    vz: 'vậy',
    zậy: 'vậy',
    dậy: 'vậy',
    zay: 'vậy',
    v: 'vậy',
    z: 'vậy',
  },
  ...{ j: 'gì', ji: 'gì', r: 'rồi', rùi: 'rồi', rui: 'rồi', ùi: 'rồi', lm: 'làm', nc: 'nói chuyện', ntn: 'như thế nào' },
  ...{
    hnay: 'hôm nay',
    bnay: 'hôm nay',
    nx: 'nữa',
    ms: 'mới',
    bn: 'bao nhiêu',
    nhiu: 'nhiêu',
    tb: 'thông báo',
    nd: 'nội dung',
    ds: 'danh sách',
  },
  ...{ tks: 'cảm ơn', thank: 'cảm ơn', thanks: 'cảm ơn', gđ: 'gia đình', sv: 'sinh viên', hs: 'học sinh' },
  ...{ oke: 'ok', okie: 'ok', okela: 'ok', oki: 'ok', okay: 'ok', okla: 'ok', okê: 'ok' },
});

/** Spellings of the same word that mean nothing by themselves: đăng kí, xoá, cám ơn, trể. */
const variants = wordTable({
  kí: 'ký',
  cám: 'cảm',
  trể: 'trễ',
  vô: 'vào',
  dùm: 'giùm',
  nghĩ: 'nghỉ',
  ngưng: 'ngừng',
  chổ: 'chỗ',
  bửa: 'bữa',
  hoãng: 'hoãn',
  ki: 'ky',
});

export interface ExpandedWord {
  /** With accents, lower case, one tone placement. */
  word: string;
  plain: string;
  /** The word was typed without any accent: it may stand for any accented form. */
  bare: boolean;
  /** Which token it came from. */
  token: number;
}

/** The words of a message, short forms written out, signs left out. */
export function expand(tokens: readonly Token[]): ExpandedWord[] {
  const words: ExpandedWord[] = [];
  tokens.forEach((token, at) => {
    if (token.kind === 'sign') return;
    const before = tokens[at - 1];
    if (token.plain === 'h' && (before?.plain === 'may' || before?.plain === 'bao')) {
      words.push({ word: 'giờ', plain: 'gio', bare: false, token: at });
      return;
    }
    // đ/c
    if (token.plain === 'c' && before?.text === '/' && tokens[at - 2]?.plain === 'd') {
      words.pop();
      words.push(
        { word: 'đồng', plain: 'dong', bare: false, token: at - 2 },
        { word: 'chí', plain: 'chi', bare: false, token: at },
      );
      return;
    }
    const long = token.kind === 'word' && !isUnit(tokens, at) ? longForms[token.word] : undefined;
    if (long === undefined) {
      const word = variants[token.word] ?? token.word;
      const plain = foldInPlace(word);
      words.push({ word, plain, bare: word === plain, token: at });
      return;
    }
    for (const word of long.split(' ')) words.push({ word, plain: foldInPlace(word), bare: false, token: at });
  });
  return words;
}

/** `500k`, `7h`: a letter glued to a number is its unit. */
function isUnit(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.glued === true && tokens[at - 1]?.kind === 'number' && (tokens[at]?.text.length ?? 0) <= 2;
}
