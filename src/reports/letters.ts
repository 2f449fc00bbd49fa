/**
 * How wide letters are, in thousandths of the letter size: the widest of the regular and bold letters of the family and of every
 * Vietnamese letter on that base, rounded up, so that no text comes out wider than it is reckoned here. A test compares it with the
 * font. What is not in this table the font cannot draw.
 */
const widths = new Map<string, number>(
  (
    [
      [230, " '"],
      [240, '’'],
      [290, '`‘'],
      [300, 'Il'],
      [310, 'ij·ı'],
      [340, '.:₁'],
      [350, '!,;'],
      [400, '"'],
      [410, 'f'],
      [430, 'ł'],
      [440, '1t|'],
      [450, 'r“'],
      [460, '()²”₂'],
      [480, '{}°₀₃'],
      [490, '~'],
      [500, 'J'],
      [510, '[]'],
      [520, '*'],
      [530, 'z'],
      [540, '\\'],
      [550, '/s'],
      [570, '•'],
      [580, '<>'],
      [590, '≤≥'],
      [600, '7kvy'],
      [610, '-hux'],
      [620, '^en'],
      [630, '?c×'],
      [640, '₫'],
      [650, '$EFL'],
      [660, '+ðøŁ'],
      [670, '28SZabdgopq±þ−'],
      [680, '3P'],
      [690, '5Tđ'],
      [700, '069'],
      [710, 'B–'],
      [720, '4KRYß÷'],
      [730, '€'],
      [740, 'H_«»'],
      [750, 'UV'],
      [760, '=DN'],
      [770, '&AX'],
      [780, 'C'],
      [790, 'GĐ'],
      [810, '½'],
      [830, 'OQØ'],
      [850, '#'],
      [870, '—…'],
      [880, '%'],
      [890, 'Mw'],
      [900, 'm'],
      [970, 'æ'],
      [1020, '@'],
      [1050, 'Æ'],
      [1060, 'W'],
      // Marks above and below; Central Highlands names have ŏ, ŭ, ĭ, which the font only has in two pieces.
      [0, '\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323'],
    ] as const
  ).flatMap(([width, letters]) => [...letters].map((letter): [string, number] => [letter, width])),
);

/** What is written another way in this font. */
const alike: Record<string, string> = { Ð: 'Đ', '‑': '-', '‐': '-', '→': '–', ʼ: '’', ʻ: '‘', '№': 'N°', '„': '“', '\u00ad': '' };

/** Longer than any paragraph on a page, and short enough to wrap at once. */
const longest = 4000;

/** The text with only what the font can draw, on one line: no emoji, no control characters, nothing that XML forbids. */
export function drawable(text: string): string {
  let seen = '';
  for (const letter of text.slice(0, longest).normalize('NFC')) seen += drawableLetter(letter);
  return seen.replace(/ +/g, ' ').trim();
}

function drawableLetter(letter: string): string {
  if (/\s/.test(letter)) return ' ';
  // A horn or a dot below that made no letter with what stands before: the font has no place for them there, and the shaper fails.
  if (letter === '\u031b' || letter === '\u0323') return '';
  const other = alike[letter];
  if (other !== undefined) return other;
  const pieces = [...letter.normalize('NFD')];
  if (!pieces.every((piece) => widths.has(piece))) return '';
  return composed.has(letter) || pieces.length === 1 ? letter : letter.normalize('NFD');
}

const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const vowels = [...'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY'];
const composed = new Set(vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC'))));

/** Some pairs (“79”) the font sets a little apart. */
const kerned = 1.02;

/** The width of a text in pixels: for anything that people write never less than it really is. */
export function widthOf(text: string, size: number): number {
  let sum = 0;
  for (const letter of text.normalize('NFD')) sum += widths.get(letter) ?? 1000;
  return (sum * size * kerned) / 1000;
}
