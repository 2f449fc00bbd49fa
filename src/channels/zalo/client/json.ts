/**
 * JSON in which whole numbers beyond 2^53 become strings of their digits: Zalo's ids are that long, and some endpoints write
 * them as numbers. Everything else is what `JSON.parse` gives. @throws SyntaxError for text that is not JSON
 */
export function parseJson(text: string): unknown {
  const parsed: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return parsed;
  // The text is known to be JSON here, so every match is a whole token: a string (kept) or a number.
  return JSON.parse(text.replace(stringOrNumber, (token) => (isUnsafeInteger(token) ? `"${token}"` : token)));
}

const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

function isUnsafeInteger(token: string): boolean {
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}
