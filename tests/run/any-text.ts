import fc from 'fast-check';

/**
 * Anything that can stand in a text: Vietnamese and other letters, marks without a letter, controls, halves of pairs, emoji. Much sooner
 * made than fast-check's own strings of all of Unicode.
 */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  const letter = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
    { weight: 3, arbitrary: fc.integer({ min: 0x1ea0, max: 0x1ef9 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x36f }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x10ffff }) },
  );
  return fc.array(letter, { maxLength }).map((letters) => String.fromCodePoint(...letters));
}
