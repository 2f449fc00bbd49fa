/**
 * The number that a person shared, as `+84…`. Zalo writes `84…` as a number or as text, and 0 for none; people's own entries
 * come as `09…`. Undefined when it cannot be a phone number.
 */
export function sharedPhone(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const written = String(value).replace(/[\s.\-()]/g, '');
  const international = /^(?:\+|00)(\d{8,15})$/.exec(written)?.[1];
  if (international) return `+${international}`;
  const national = /^0(\d{9,10})$/.exec(written)?.[1];
  if (national) return `+84${national}`;
  if (/^[35789]\d{8}$/.test(written)) return `+84${written}`;
  return /^[1-9]\d{9,14}$/.test(written) ? `+${written}` : undefined;
}
