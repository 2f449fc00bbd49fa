import { showNumber, showPercent } from '../language/numbers.js';

/** A share that is always told with both its numbers (domain.md §3.4). */
export interface Rate {
  part: number;
  whole: number;
}

/** `5.166/7.460 = 69,2%`; of nothing: `0/0 = –`. */
export function showRate({ part, whole }: Rate): string {
  return `${showFraction({ part, whole })} = ${showPercent(part, whole)}`;
}

/** `5.166/7.460`. */
export function showFraction({ part, whole }: Rate): string {
  return `${showNumber(part)}/${showNumber(whole)}`;
}

/** `69,2% (5.166/7.460)`: beside a bar, where the share is what one looks for. */
export function showShare(rate: Rate): string {
  return `${showPercent(rate.part, rate.whole)} (${showFraction(rate)})`;
}

export function sumRates(rates: Iterable<Rate>): Rate {
  const sum = { part: 0, whole: 0 };
  for (const { part, whole } of rates) {
    sum.part += part;
    sum.whole += whole;
  }
  return sum;
}
