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
    bc: 'báo cáo',
    camon: 'cảm ơn',
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
  /** A comma or another end of a clause stands before it: fixed phrases do not run over it. */
  opens: boolean;
}

type Spoken = Pick<ExpandedWord, 'word' | 'plain' | 'bare'>;

const spoken = (phrase: string): Spoken[] => phrase.split(' ').map((word) => ({ word, plain: foldInPlace(word), bare: false }));
const writtenOut = new Map(Object.entries(longForms).map(([short, long]) => [short, spoken(long)]));
const respelt = new Map(
  Object.entries(variants).map(([word, usual]): [string, Spoken] => {
    const plain = foldInPlace(usual);
    return [word, { word: usual, plain, bare: usual === plain }];
  }),
);
const clauseEnds = new Set([',', '.', ';', ':', '!', '?']);

/** The words of a message, short forms written out, signs left out. */
export function expand(tokens: readonly Token[]): ExpandedWord[] {
  const words: ExpandedWord[] = [];
  let opens = false;
  const add = ({ word, plain, bare }: Spoken, token: number) => {
    words.push({ word, plain, bare, token, opens });
    opens = false;
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind === 'sign') {
      opens ||= clauseEnds.has(token.text);
      continue;
    }
    const before = tokens[at - 1];
    if (token.plain === 'h' && (before?.plain === 'may' || before?.plain === 'bao')) {
      add({ word: 'giờ', plain: 'gio', bare: false }, at);
    } else if (token.plain === 'c' && before?.text === '/' && tokens[at - 2]?.plain === 'd') {
      // đ/c
      words.pop();
      add({ word: 'đồng', plain: 'dong', bare: false }, at - 2);
      add({ word: 'chí', plain: 'chi', bare: false }, at);
    } else {
      const long = token.kind === 'word' ? writtenOut.get(token.word) : undefined;
      if (long !== undefined && !isUnit(tokens, at)) for (const word of long) add(word, at);
      else add(respelt.get(token.word) ?? { word: token.word, plain: token.plain, bare: token.word === token.plain }, at);
    }
  }
  return withoutAddress(words);
}

const addressed = new Set(
  'ê dạ bot ad anh chị em cô chú bạn bí thư trợ lý đồng chí mọi người cả nhà da chi co chu ban bi thu tro ly'.split(' '),
);
const callingMost = 4;

/** Without "bí thư ơi", "ê bot ơi" in front, unless that is all: whom one calls says nothing about what one wants. */
function withoutAddress(words: ExpandedWord[]): ExpandedWord[] {
  const calls = words.findIndex(({ word }, at) => at < callingMost && at > 0 && (word === 'ơi' || word === 'oi'));
  if (calls < 0 || calls === words.length - 1) return words;
  return words.slice(0, calls).every(({ word }) => addressed.has(word)) ? words.slice(calls + 1) : words;
}

/** `500k`, `7h`: a letter glued to a number is its unit. */
function isUnit(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.glued === true && tokens[at - 1]?.kind === 'number' && (tokens[at]?.text.length ?? 0) <= 2;
}
