import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divideLine } from '../../../src/commands/line.ts';
import { createLookups } from '../../../src/commands/lookups.ts';
import {
  amountOption,
  hiddenOption,
  municipalityOption,
  type Option,
  type Options,
  requiredText,
  themeOption,
} from '../../../src/commands/option.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { createMunicipalityFinder } from '../../../src/municipalities/finder.ts';
import { projectRoot } from '../../support/bot.ts';

const { municipalities, placesElsewhere, tables } = loadKnowledge(projectRoot);
const { themes } = tables.themes;
const lookups = createLookups(createMunicipalityFinder(municipalities, placesElsewhere), themes);

const label = { nl: 'a', en: 'b', fr: 'c' };
const municipality = municipalityOption();
const theme = themeOption();
const amount = amountOption(label);
const question = requiredText(label, { maxLength: 20 });

function divide(options: Options, line: string): Readonly<Record<string, string>> {
  return divideLine(options, line, lookups, 'nl');
}

function meaningOf(typed: string, option: Option): unknown {
  const read = option.read(typed, lookups, 'nl');
  return 'value' in read ? read.value : undefined;
}

describe('what is typed behind a command', () => {
  test.each<[line: string, divided: Record<string, string>]>([
    ['', {}],
    ['   ', {}],
    ['Gent', { municipality: 'Gent' }],
    ['9000', { municipality: '9000' }],
    ['9000 Gent', { municipality: '9000 Gent' }],
    ['Gent 250.000.000', { municipality: 'Gent', amount: '250.000.000' }],
    ['Gent 250 000 000', { municipality: 'Gent', amount: '250 000 000' }],
    ['Gent € 12,5 miljoen', { municipality: 'Gent', amount: '€ 12,5 miljoen' }],
    ['Gent 12,5 miljoen €', { municipality: 'Gent', amount: '12,5 miljoen €' }],
    ['Sint-Niklaas 250.000.000 euro', { municipality: 'Sint-Niklaas', amount: '250.000.000 euro' }],
    ['De  Haan   3   miljoen', { municipality: 'De Haan', amount: '3 miljoen' }],
    ['9000 250.000.000', { municipality: '9000', amount: '250.000.000' }],
    ['250.000.000', { amount: '250.000.000' }],
    ['3 miljoen', { amount: '3 miljoen' }],
    ['Berchem 3 miljoen', { municipality: 'Berchem', amount: '3 miljoen' }],
  ])('%j is a municipality, an amount or both', (line, divided) => {
    expect(divide({ municipality, amount }, line)).toEqual(divided);
  });

  test.each<[line: string, divided: Record<string, string>]>([
    ['Sint-Niklaas klimaat', { municipality: 'Sint-Niklaas', theme: 'klimaat' }],
    ['Sint Niklaas Eerlijke handel', { municipality: 'Sint Niklaas', theme: 'Eerlijke handel' }],
    ['klimaat', { theme: 'klimaat' }],
    ['fairtrade', { theme: 'fairtrade' }],
    ['Gent', { municipality: 'Gent' }],
    ['Gand climat', { municipality: 'Gand', theme: 'climat' }],
  ])('%j is a municipality, a theme or both', (line, divided) => {
    expect(divide({ municipality, theme }, line)).toEqual(divided);
  });

  test.each(['Verweggistan', 'Gent onzin', 'onzin Gent', 'klimaat Gent', 'Gent klimaat klimaat', '💶'])(
    '%j is all for the first option, so that the person is told what is wrong',
    (line) => {
      expect(divide({ municipality, theme }, line)).toEqual({ municipality: line });
    },
  );

  test('is all for the only option, however it looks', () => {
    const line = '  wat is een\n GROS?  ';
    expect(divide({ question }, line)).toEqual({ question: line });
    expect(divide({ municipality }, 'Gent klimaat')).toEqual({ municipality: 'Gent klimaat' });
    expect(divide({ question }, 'a'.repeat(99))).toEqual({ question: 'a'.repeat(99) });
  });

  test('is nothing to a command without options, or with hidden ones only', () => {
    expect(divide({}, 'Gent')).toEqual({});
    expect(divide({ id: hiddenOption() }, 'Gent')).toEqual({});
  });

  test('never fills in what only buttons carry', () => {
    expect(divide({ id: hiddenOption(), municipality, other: hiddenOption(), theme }, 'Gent klimaat')).toEqual({
      municipality: 'Gent',
      theme: 'klimaat',
    });
  });

  test('gives a text option as many words as it can hold', () => {
    expect(divide({ municipality, question }, 'Gent wat kan er?')).toEqual({
      municipality: 'Gent',
      question: 'wat kan er?',
    });
    expect(divide({ question, municipality }, 'wat kan er in Gent')).toEqual({ question: 'wat kan er in Gent' });
    expect(divide({ question, municipality }, 'wat kan er zoal in Gent')).toEqual({
      question: 'wat kan er zoal in',
      municipality: 'Gent',
    });
  });

  test('gives each municipality, and the theme or amount behind it, to its option', () => {
    const wrong: string[] = [];
    const amounts = ['250.000.000', '1 234 567', '€ 3,5 miljoen', '25000'];
    const behind = [
      ...themes.flatMap((each) => Object.values(each.name)).map((typed) => ({ typed, option: theme })),
      ...amounts.map((typed) => ({ typed, option: amount })),
    ];
    for (const [at, { name }] of municipalities.entries()) {
      const { typed, option } = behind[at % behind.length] ?? { typed: '', option: theme };
      const { first = '', second = '' } = divide({ first: municipality, second: option }, `${name} ${typed}`);
      const found = lookups.municipality(first, 'nl');
      const read = option.read(second, lookups, 'nl');
      const isRight = 'value' in found && found.value.municipality.name === name && 'value' in read;
      if (!isRight || read.value !== meaningOf(typed, option)) wrong.push(`${name} ${typed}: ${first} / ${second}`);
    }
    expect(wrong).toEqual([]);
  });

  test('loses no word, whatever it is', () => {
    const word = fc.oneof(
      fc.constantFrom('Gent', 'Sint-Niklaas', 'De', 'Haan', '9000', 'klimaat', '250.000', 'miljoen', 'in', '€'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => !/\s/.test(text)),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const divided = divide({ municipality, theme, amount }, words.join(' '));
        expect(Object.values(divided).join(' ')).toBe(words.join(' '));
      }),
    );
  });

  test('may be very long', () => {
    const words = Array.from({ length: 30_000 }, (_, at) => `w${at}`).join(' ');
    let reads = 0;
    const counted = (option: typeof municipality) => ({
      ...option,
      read: (...given: Parameters<typeof option.read>) => {
        reads += 1;
        return option.read(...given);
      },
    });
    const options = { a: counted(municipality), b: counted(municipality), c: counted(municipality) };
    expect(divide(options, words)).toEqual({ a: words });
    expect(reads).toBeLessThan(1000);
  });
});
