import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { command, requiredText } from '../../../src/commands/command.ts';
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
      options: { town, theme },
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
    ['/deadline', 'deadline', {}],
    ['  /Deadline  ', 'deadline', {}],
    ['/ deadline', 'deadline', {}],
    ['/deadline 2027', 'deadline', {}],
    ['/memo', 'memo', {}],
    ['/memo Gent', 'memo', { town: 'Gent' }],
    ['/memo allies', 'memo allies', {}],
    ['/memo allies Gent en Aalst', 'memo allies', { town: 'Gent en Aalst' }],
    ['/wie helpt  in   Gent', 'memo allies', { town: 'in Gent' }],
    ['/alliés\nGent', 'memo allies', { town: 'Gent' }],
  ])('%j runs %s', (line, name, options) => {
    expect(registry.parseLine(line)).toEqual({ command: name, options });
  });

  test('keeps the first word of a command that is not known', () => {
    expect(registry.parseLine('/Taart met slagroom')).toEqual({ command: 'Taart', options: {} });
  });

  test.each(['', 'deadline', 'wat is /deadline', '/', '/  '])('%j is no command', (line) => {
    expect(registry.parseLine(line)).toBeUndefined();
  });

  test('gives every command the rest of the line as its first option, whatever that holds', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/\s/.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const rest = words.join(' ');
        expect(registry.parseLine(`/overzicht ${rest}`)).toEqual({ command: 'memo', options: { town: rest } });
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

describe('the help lines', () => {
  test('name each command as people call it in their language, with its options', () => {
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
