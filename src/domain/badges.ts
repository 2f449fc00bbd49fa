/** A badge as its page shows it: nothing of whoever holds it. */
export interface BadgeProof {
  programme: string;
  badge: string;
  issuer: string;
  year: number;
  number: number;
  /** The unit's conclusion still stands. */
  valid: boolean;
}

/** Signs of a badge's link: 26 of 32 are 130 random bits, so that nobody finds one by trying. */
const signs = 'abcdefghjkmnpqrstuvwxyz234567890';
const length = 26;

export function makeBadgeCode(random: (below: number) => number): string {
  return Array.from({ length }, () => signs[random(signs.length)]).join('');
}

export function isBadgeCode(text: string): boolean {
  return text.length === length && [...text].every((sign) => signs.includes(sign));
}

/** `07/2020`: the number within the programme and year. */
export function showBadgeNumber(number: number, year: number): string {
  return `${String(number).padStart(2, '0')}/${year}`;
}
