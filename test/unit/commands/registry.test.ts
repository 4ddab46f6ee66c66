import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { command } from '../../../src/commands/command.ts';
import { hiddenOption, requiredText } from '../../../src/commands/option.ts';
import { createRegistry } from '../../../src/commands/registry.ts';

const town = requiredText({ nl: 'Je gemeente', en: 'Your town', fr: 'Ta commune' }, { maxLength: 50 });
const theme = requiredText({ nl: 'Thema', en: 'Theme', fr: 'Thème' }, { maxLength: 50 });
const summary = (name: string) => ({ nl: `${name} nl`, en: `${name} en`, fr: `${name} fr` });
const run = () => ({ blocks: [], visibility: 'only-you', language: 'nl' }) as const;

const registry = createRegistry([
  {
    ...command({ aliases: { nl: [], en: [], fr: ['échéance'] }, summary: summary('deadline'), options: {}, run }),
    name: 'deadline',
  },
  {
    ...command({
      aliases: { nl: ['medestanders', 'wie helpt'], en: ['allies'], fr: ['alliés'] },
      summary: summary('allies'),
      options: { town, board: hiddenOption(), theme },
      run,
    }),
    name: 'memo allies',
  },
  {
    ...command({ aliases: { nl: ['overzicht'], en: [], fr: [] }, summary: summary('memo'), options: { town }, run }),
    name: 'memo',
  },
]);

describe('finding a command', () => {
  test.each([
    ['deadline', 'deadline'],
    ['DeadLine', 'deadline'],
    ['échéance', 'deadline'],
    ['ECHEANCE', 'deadline'],
    ['memo allies', 'memo allies'],
    ['memo   allies', 'memo allies'],
    ['Allies', 'memo allies'],
    ['allie\u0301s', 'memo allies'],
    ['memo', 'memo'],
  ])('%s gives %s', (typed, name) => {
    expect(registry.find(typed)?.name).toBe(name);
  });

  test.each(['', ' ', 'memo press', 'dead', 'constructor', '__proto__', '/deadline'])('%j gives none', (typed) => {
    expect(registry.find(typed)).toBeUndefined();
  });
});

describe('a typed line', () => {
  test.each([
    ['/deadline', 'deadline', ''],
    ['  /Deadline  ', 'deadline', ''],
    ['/ deadline', 'deadline', ''],
    ['/deadline 2027', 'deadline', '2027'],
    ['/memo', 'memo', ''],
    ['/overzicht Gent', 'memo', 'Gent'],
    ['/memo allies', 'memo allies', ''],
    ['/memo allies Gent en Aalst', 'memo allies', 'Gent en Aalst'],
    ['/wie helpt  in   Gent', 'memo allies', 'in Gent'],
    ['/alliés\nGent', 'memo allies', 'Gent'],
    ['/ALLIES', 'memo allies', ''],
  ])('%j runs %s', (line, name, rest) => {
    expect(registry.parseLine(line)).toEqual({ command: name, rest });
  });

  test.each([
    ['memo allies', ''],
    ['Memo allies Gent', 'Gent'],
    ['  memo   allies 9000', '9000'],
    ['wie helpt ons', 'ons'],
  ])('%j runs a command of two words without a slash too', (line, rest) => {
    expect(registry.parseLine(line)).toEqual({ command: 'memo allies', rest });
  });

  test.each([
    ['/Taart met slagroom', 'Taart'],
    ['/deadlin 2027', 'deadlin'],
    ['/memo-allies Gent', 'memo-allies'],
    ['//deadline', '/deadline'],
    ['/memo alies Gent', 'memo alies'],
    ['/Memo  Gent', 'Memo Gent'],
    ['/wie helptt ons', 'wie helptt'],
  ])('%j keeps as typed the name of a command that is not known: %s', (line, typed) => {
    expect(registry.parseLine(line)?.command).toBe(typed);
    expect(registry.find(typed)).toBeUndefined();
  });

  test.each([
    '',
    'deadline',
    'deadline 2027',
    'memo',
    'memo Gent',
    'memorandum allies',
    'allies Gent',
    'wat is /deadline',
    'wat is memo allies',
    'wie kan ons helpen?',
    '/',
    '/  ',
  ])('%j is no command', (line) => {
    expect(registry.parseLine(line)).toBeUndefined();
  });

  test('gives every command the rest of the line, whatever that holds', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/\s/.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const rest = words.join(' ');
        expect(registry.parseLine(`/overzicht ${rest}`)).toEqual({ command: 'memo', rest });
        expect(registry.parseLine(`memo allies ${rest}`)).toEqual({ command: 'memo allies', rest });
      }),
    );
  });

  test('is read without an exception, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = registry.parseLine(`/${text}`);
        expect(line === undefined).toBe(text.trim() === '');
      }),
    );
  });
});

describe('a name that is nearly right', () => {
  test.each([
    ['deadlien', 'deadline'],
    ['deadine', 'deadline'],
    ['deadlinee', 'deadline'],
    ['dedline 2027', 'deadline'],
    ['deatline', 'deadline'],
    ['dfadline', 'deadline'],
    ['eadline', 'deadline'],
    ['ECHEANSE', 'deadline'],
    ['memo alies', 'memo allies'],
    ['mmo allies', 'memo allies'],
    ['meestanders', 'memo allies'],
    ['memoo', 'memo'],
    ['memo Gent', 'memo'],
    ['mem allie', 'memo'],
    ['deadline', 'deadline'],
  ])('%s is taken for %s', (typed, name) => {
    expect(registry.nearest(typed)?.name).toBe(name);
  });

  test.each(['', 'taart', 'dealin', 'deadlines2', 'lies', 'x'.repeat(1000), 'allies-of-gent'])(
    '%s is taken for none',
    (typed) => {
      expect(registry.nearest(typed)).toBeUndefined();
    },
  );

  test('differs by one letter more, less, other or swapped', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
    const at = fc.nat({ max: 7 });
    fc.assert(
      fc.property(at, letter, fc.constantFrom('more', 'less', 'other', 'swapped'), (place, other, change) => {
        const [before, after] = ['deadline'.slice(0, place), 'deadline'.slice(place)];
        const typed = {
          more: before + other + after,
          less: before + after.slice(1),
          other: before + other + after.slice(1),
          swapped: before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2),
        }[change];
        expect(registry.nearest(typed)?.name).toBe('deadline');
      }),
    );
  });

  test('is looked for without an exception, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        registry.nearest(typed);
      }),
    );
  });
});

describe('the help lines', () => {
  test('name each command as people call it in their language, with the options that they can type', () => {
    expect(registry.summaries('nl')).toEqual([
      { name: 'deadline', usage: '/deadline', summary: 'deadline nl' },
      { name: 'memo allies', usage: '/medestanders [je gemeente] [thema]', summary: 'allies nl' },
      { name: 'memo', usage: '/overzicht [je gemeente]', summary: 'memo nl' },
    ]);
    expect(registry.summaries('fr').map((line) => line.usage)).toEqual([
      '/échéance',
      '/alliés [ta commune] [thème]',
      '/memo [ta commune]',
    ]);
  });

  test('name what can be typed', () => {
    for (const language of ['nl', 'en', 'fr'] as const) {
      for (const { name, usage } of registry.summaries(language)) {
        expect(registry.parseLine(usage.replace(/ \[.*/, ''))?.command).toBe(name);
      }
    }
  });
});
