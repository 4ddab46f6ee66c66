import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatEuro, parseAmount } from '../../../src/forms/amount.ts';
import { languages } from '../../../src/search/stop-words.ts';

const locales = ['nl-BE', 'fr-BE', 'en-GB'] as const;

describe('an amount', () => {
  test.each([
    ['250.000.000', 250_000_000],
    ['250 000 000', 250_000_000],
    ['250,000,000', 250_000_000],
    ['12000000', 12_000_000],
    ['0', 0],
    ['€ 1.234,56', 1234.56],
    ['1.234,5', 1234.5],
    ['1 234,56 €', 1234.56],
    ['1 234.56', 1234.56],
    ['1,234,567.89', 1_234_567.89],
    ['1,234.56', 1234.56],
    ['12,5', 12.5],
    ['12.50', 12.5],
    ['0,99', 0.99],
    ['EUR 12.000', 12_000],
    ['eur12000', 12_000],
    ['12.000 EUR', 12_000],
    ['12 euro', 12],
    ["12 euro's", 12],
    ['12 euros', 12],
    ['€12', 12],
    ['250.000,-', 250_000],
    ['250.000,-- euro', 250_000],
    ['  250.000  ', 250_000],
  ])('is read from %s', (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });

  test.each([
    ['1,5 miljoen', 1_500_000],
    ['1.5 miljoen', 1_500_000],
    ['1,25 miljoen', 1_250_000],
    ['1,2345 miljoen', 1_234_500],
    ['1,15 miljoen', 1_150_000],
    ['1,2345678k', 1234.57],
    ['250 mln', 250_000_000],
    ['250 mln. euro', 250_000_000],
    ['250mio', 250_000_000],
    ['12M', 12_000_000],
    ['12 M€', 12_000_000],
    ['3 MILJARD', 3_000_000_000],
    ['1,5 mld', 1_500_000_000],
    ['1,5 Md€', 1_500_000_000],
    ['€ 3 miljard', 3_000_000_000],
    ['3 million', 3_000_000],
    ['€1.5bn', 1_500_000_000],
    ['1 billion', 1_000_000_000],
    ["3 millions d'euros", 3_000_000],
    ['3 milliards d’euros', 3_000_000_000],
    ['250 mille euros', 250_000],
    ['250k', 250_000],
    ['250 duizend', 250_000],
    ['1 250 miljoen', 1_250_000_000],
    ['1.234,5 miljoen', 1_234_500_000],
    ['100 miljard', 100_000_000_000],
  ])('is read from %s, with a word for the zeros', (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });

  test.each([
    ['with three digits behind a point are thousands', '1.234', 1234],
    ['with three digits behind a comma are thousands too, since nobody writes tenths of a cent', '1,234', 1234],
  ])('%s', (_, text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });

  test.each(['1,234 miljoen', '1.234 miljoen', '1.2345 miljoen'])(
    'that may be thousands or decimals is refused: %s',
    (text) => {
      expect(parseAmount(text)).toBeUndefined();
    },
  );

  test.each([
    '',
    '€',
    'miljoen',
    'veel',
    'NaN',
    'Infinity',
    '1e6',
    '-5',
    '−5',
    '(5)',
    '5 en 6',
    '5-6',
    '3 miljard 500 miljoen',
    'ongeveer 12.000',
    '12.000 per jaar',
    '$ 12',
    '12 dollar',
    '1.23.456',
    '1.234.56',
    '1.234 567',
    '1,234 567',
    '1 234.567',
    '1.234,567',
    '1,234.567',
    '12,',
    ',5',
    '0.234',
    '0470123456',
    '100,01 miljard',
    '1000 miljard',
    '5²',
    '½',
    '１٢',
    '9'.repeat(400),
  ])('is not read from %s', (text) => {
    expect(parseAmount(text)).toBeUndefined();
  });

  test('comes back from what Belgian and English programs print, whole or with cents', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...locales),
        fc.constantFrom<Intl.NumberFormatOptions>({}, { style: 'currency', currency: 'EUR' }),
        fc.oneof(
          fc.integer({ min: 0, max: 10_000_000_000 }),
          fc.integer({ min: 0, max: 1_000_000_000_000 }).map((cents) => cents / 100),
        ),
        (locale, options, amount) => {
          const digits = Number.isInteger(amount) ? {} : { minimumFractionDigits: 2 };
          expect(parseAmount(new Intl.NumberFormat(locale, { ...options, ...digits }).format(amount))).toBe(amount);
        },
      ),
    );
  });

  test('is from nothing to a hundred milliard, in whole cents, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'0123456789., €kM-e'.split('')) }),
      fc.tuple(fc.float(), fc.constantFrom('', ' miljoen', 'k', ' mld')).map(([number, unit]) => `${number}${unit}`),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const amount = parseAmount(text) ?? 0;
        expect(amount).toBeGreaterThanOrEqual(0);
        expect(amount).toBeLessThanOrEqual(100e9);
        expect(amount).toBe(Math.round(amount * 100) / 100);
      }),
    );
  });
});

describe('an amount that is shown', () => {
  test.each([
    ['nl', 1234, '€ 1.234'],
    ['nl', 1234.5, '€ 1.234,50'],
    ['en', 250_000_000, '€250,000,000'],
    ['en', 0.5, '€0.50'],
    ['fr', 1234, '1 234 €'],
    ['fr', 1234.56, '1 234,56 €'],
  ] as const)('in %s: %d as %s', (language, amount, text) => {
    expect(formatEuro(amount, language).replace(/\s/g, ' ')).toBe(text);
  });

  test('can be typed again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.integer({ min: 0, max: 1e12 }), (language, cents) => {
        expect(parseAmount(formatEuro(cents / 100, language))).toBe(cents / 100);
      }),
    );
  });
});
