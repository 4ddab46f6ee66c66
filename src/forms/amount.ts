import type { Language } from '../search/stop-words.ts';
import { fold } from '../search/tokens.ts';

/** What a word or sign behind a number multiplies it by; in a Belgian text a `billion` can only be the English one. */
const units: ReadonlyMap<string, number> = new Map([
  ...['k', 'duizend', 'thousand', 'mille'].map((unit) => [unit, 1e3] as const),
  ...['m', 'mln', 'mio', 'miljoen', 'million', 'millions'].map((unit) => [unit, 1e6] as const),
  ...['md', 'mld', 'mrd', 'bn', 'miljard', 'milliard', 'milliards', 'billion'].map((unit) => [unit, 1e9] as const),
]);
const largest = 100e9;

const longestFirst = [...units.keys()].sort((left, right) => right.length - left.length).join('|');
const amountPattern = new RegExp(
  `^(?:(?:€|euro?) ?)?(\\d[\\d., ]*?)(?:,--?)? ?(?:(${longestFirst})\\.?)? ?(?:€|eur|(?:d['’])?euro(?:['’]?s)?)?$`,
);
const otherDigits = /[^\P{N}\d]/u;

/**
 * The euros that a person in Belgium means by what they typed: `250.000.000`, `250 000 000`, `€ 1.234,56`,
 * `1,234,567.89`, `1,5 miljoen`, `12M`, `3 milliards d'euros`.
 *
 * Point and comma are both read both ways, as the number of digits behind them shows: one or two are cents or a
 * decimal; three are thousands, so that `1.234` and `1,234` are both 1234, since nobody writes tenths of a cent. Only
 * before a word such as `miljoen` is `1.234` or `1,234` ambiguous, and then it is refused.
 *
 * @returns euros from 0 to 100 milliard, rounded to cents; undefined for what is ambiguous, negative or no amount
 */
export function parseAmount(text: string): number | undefined {
  if (otherDigits.test(text)) return undefined;
  const [, digits, unit = ''] = amountPattern.exec(fold(text).trim().replace(/\s+/g, ' ')) ?? [];
  if (digits === undefined) return undefined;
  const factor = units.get(unit);
  const number = factor === undefined ? readNumber(digits) : readFactor(digits);
  if (number === undefined) return undefined;
  const cents = Math.round(number * (factor ?? 1) * 100);
  return cents > largest * 100 ? undefined : cents / 100;
}

const formats = {
  nl: createFormat('nl-BE'),
  en: createFormat('en-GB'),
  fr: createFormat('fr-BE'),
} as const satisfies Record<Language, Intl.NumberFormat>;

/** An amount as that language writes it in Belgium, with cents only where there are: `€ 1.234`, `1 234,50 €`. */
export function formatEuro(amount: number, language: Language): string {
  return formats[language].format(amount);
}

function createFormat(locale: string): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', trailingZeroDisplay: 'stripIfInteger' });
}

/** A number that stands by itself. */
function readNumber(digits: string): number | undefined {
  if (/^(?:0|[1-9]\d*)(?:[.,]\d{1,2})?$/.test(digits)) return Number(digits.replace(',', '.'));
  if (/^[1-9]\d{0,2}(?:[. ]\d{3})+(?:,\d{1,2})?$/.test(digits) && !/\..* | .*\./.test(digits)) {
    return Number(digits.replace(/[. ]/g, '').replace(',', '.'));
  }
  if (/^[1-9]\d{0,2}(?:[, ]\d{3})+(?:\.\d{1,2})?$/.test(digits) && !/,.* | .*,/.test(digits)) {
    return Number(digits.replace(/[, ]/g, ''));
  }
  return undefined;
}

/** A number before `miljoen` and the like, which may have more decimals. */
function readFactor(digits: string): number | undefined {
  if (/^\d+[.,]\d{3}$/.test(digits)) return undefined;
  if (/^(?:0|[1-9]\d*),\d{4,}$/.test(digits)) return Number(digits.replace(',', '.'));
  return readNumber(digits);
}
