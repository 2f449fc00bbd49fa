/**
 * The few words that work everywhere: cancel, back, skip, help, menu, stop, and yes or no (domain reference §7.3, §7.9).
 * Only a whole message counts: `hủy` cancels, `hủy buổi họp tối nay` does not; `thôi` is no, `thôi được` is yes.
 */
import { type ExpandedWord, expand } from './abbreviations.js';
import { canonicalKey, foldInPlace } from './folding.js';
import { tokenise } from './tokens.js';

export type Control = 'cancel' | 'back' | 'skip' | 'help' | 'menu' | 'stop' | 'resume';

/** Words that only carry politeness or address somebody; a message is compared without them. */
const polite = new Set(
  'ạ nha nhé nhá nè nghen nghe hen á nhen ah bot ad ơi em mình tui tôi con cháu bạn giùm giúp cho dạ với luôn vậy thế nhe'.split(
    ' ',
  ),
);
const politePlain = new Set([...polite].map(foldInPlace));

const phrases: Record<Control, string> = {
  cancel: `hủy, hủy bỏ, cancel, thôi, thôi khỏi, thôi bỏ, thôi bỏ đi, bỏ đi, dẹp đi, dẹp, không làm nữa, thôi không làm nữa,
    bỏ đi để bữa khác, để bữa khác, để khi khác, thôi để sau, thoát, không muốn làm nữa, hủy đi, thôi hủy, hủy thao tác`,
  back: `quay lại, back, quaylai, lùi lại, trở lại, trở về, bước trước, trở về bước trước, quay lại bước trước, về bước trước,
    lùi lại 1 bước, lùi 1 bước, nhập sai lùi lại 1 bước, sửa lại câu trước, câu trước, quay về bước trước, lùi lại một bước,
    về câu trước`,
  skip: `bỏ qua, skip, boqua, bỏ qua câu này, bỏ qua bước này, bỏ qua phần này, qua câu khác, qua bước khác, không điền,
    để trống`,
  help: `trợ giúp, help, hướng dẫn, hướng dẫn sử dụng, trogiup, cần trợ giúp, cách dùng, xin trợ giúp, cần hướng dẫn`,
  menu: `menu, mở menu, về menu, menu chính, trang chủ, chức năng, xem menu, danh mục`,
  stop: `dừng, stop, dừng lại, ngừng nhắn, ngừng nhắn tin, đừng nhắn nữa, đừng nhắn, đừng nhắn tin nữa, tắt thông báo,
    tắt thông báo đi, đừng gửi nữa, đừng gửi tin nữa, hủy nhận tin, hủy đăng ký nhận tin, ngừng gửi tin, không nhận tin nữa,
    không muốn nhận tin nữa, unsubscribe, dừng nhận tin, ngừng nhận tin, phiền quá đừng gửi nữa, phiền quá đừng nhắn nữa, ngừng,
    tắt tin nhắn`,
  resume: `bật thông báo, bật lại thông báo, nhận tin lại, nhận lại tin, mở lại thông báo, nhận lại thông báo, mở thông báo,
    bật lại tin nhắn`,
};

interface Phrasebook<Meaning> {
  exact: Map<string, Meaning>;
  plain: Map<string, Meaning>;
}

const closing = new Set(['đi', 'đâu', 'đó', 'di', 'nào']);

/** The message as plain words without politeness; accents kept, for accents decide (`thôi` is not `thời`). */
function essence(expanded: readonly ExpandedWord[]): { exact: string; plain: string; bare: boolean } {
  const words = expanded.filter(({ word, plain, bare }) => !polite.has(word) && !(bare && politePlain.has(plain)));
  // A closing đi, đâu, đó only softens.
  while (words.length > 1 && closing.has(words.at(-1)?.word ?? '')) words.pop();
  return {
    exact: words.map(({ word }) => word).join(' '),
    plain: words.map(({ plain }) => plain).join(' '),
    bare: words.every(({ bare, word, plain }) => bare || word === plain),
  };
}

function phrasebook<Meaning extends string>(table: Record<Meaning, string>): Phrasebook<Meaning> {
  const book: Phrasebook<Meaning> = { exact: new Map(), plain: new Map() };
  for (const [meaning, list] of Object.entries(table) as [Meaning, string][]) {
    for (const phrase of list.split(',')) {
      const { exact, plain } = essence(expand(tokenise(phrase).tokens));
      book.exact.set(canonicalKey(exact), meaning);
      book.plain.set(plain, meaning);
    }
  }
  return book;
}

const controls = phrasebook(phrases);
/** The words that a control can begin with: most messages begin with another. */
const controlOpenings = new Set([...controls.plain.keys()].map((phrase) => phrase.split(' ')[0]));

function mayOpenControl(words: readonly ExpandedWord[]): boolean {
  const first = words.find(({ word, plain, bare }) => !polite.has(word) && !(bare && politePlain.has(plain)));
  return first !== undefined && controlOpenings.has(first.plain);
}
/** Without accents these may as well be đúng (yes), Dung (a name) or thời: too much for a word that stops all messages. */
const unclearBare = new Set(['dung', 'dung lai']);

/** What a message means as a control word, or nothing: then it is an answer or a wish. Never erasure of data. */
export function readControl(text: string): Control | undefined {
  return text.length > 200 ? undefined : controlOf(text, expand(tokenise(text).tokens));
}

/** The same for a text whose words are known already. */
export function controlOf(text: string, expanded: readonly ExpandedWord[]): Control | undefined {
  if (text.trim() === '?') return 'help';
  if (!mayOpenControl(expanded)) return undefined;
  const { exact, plain, bare } = essence(expanded);
  return controls.exact.get(exact) ?? (bare && !unclearBare.has(plain) ? controls.plain.get(plain) : undefined);
}

const yesWords =
  'ok ừ uh uhm ukm uk um ừm ờ ờm ừa ừh có đúng phải được chuẩn rồi vâng dạ yes y yep đồng ý xác nhận chính xác nhất trí ô kê oki';
const noWords = 'không chưa sai thôi khỏi no nope đừng';
const fillerWords = 'gửi đi lại sửa cần hết mà là thì đấy đó này nó rồi nữa cả ngay liền vậy hơn nhầm bét hoàn toàn';
const sets = [yesWords, noWords, fillerWords].map((words) => {
  const exact = new Set(words.split(' ').map(canonicalKey));
  return { exact, plain: new Set([...exact].map(foldInPlace)) };
});
const yesSigns = /👍|✅|🙋|👌|❤|💯|☑|✔/u;
const noSigns = /❌|👎|🙅|✖|⛔/u;

/**
 * Yes or no as an answer to a question, also by emoji. Every word of the message must belong to such an answer, so
 * `không` is no and `không biết làm sao` is nothing.
 */
export function readYesNo(text: string): 'yes' | 'no' | undefined {
  return text.length > 100 ? undefined : yesNoOf(text, expand(tokenise(text).tokens));
}

const isIn = (set: (typeof sets)[number] | undefined, { word, plain, bare }: ExpandedWord) =>
  set?.exact.has(word) === true || (bare && set?.plain.has(plain) === true);

/** The same for a text whose words are known already. */
export function yesNoOf(text: string, expanded: readonly ExpandedWord[]): 'yes' | 'no' | undefined {
  const words: ExpandedWord[] = [];
  for (const spoken of expanded) {
    const { word, plain, bare } = spoken;
    if (word !== 'dạ' && (polite.has(word) || (bare && politePlain.has(plain) && plain !== 'da'))) continue;
    if (!sets.some((set) => isIn(set, spoken))) return undefined;
    words.push(spoken);
  }
  if (words.length === 0) return noSigns.test(text) ? 'no' : yesSigns.test(text) ? 'yes' : undefined;
  const [yes, no, filler] = sets;
  const spoken = words.map(({ plain }) => plain).join(' ');
  if (spoken.startsWith('thoi duoc') || spoken === 'thoi cung duoc') return 'yes';
  if (spoken === 'dung' && words[0]?.bare) return undefined;
  const isNo = words.some((word) => isIn(no, word) && !isIn(yes, word));
  // "không sai" is neither plainly yes nor plainly no; "có không" asks; "không đi" says more than no.
  if (/khong (?:sai|nham|di)|(?:co|dung|phai|duoc) (?:khong|chua)$/.test(spoken)) return undefined;
  if (isNo) return 'no';
  return words.some((word) => isIn(yes, word) && !isIn(filler, word)) ? 'yes' : undefined;
}
