import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Field, readField } from '../../../src/flows/field.ts';
import type { FormValues } from '../../../src/reply/reply.ts';
import { flowWording } from '../../../src/wording/flow.ts';

const say = flowWording.nl;
const choices = ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase() }));
const rows = ['r=1', 'r2'].map((value) => ({ value, label: `rij ${value}` }));

/** Fields of every kind, which must be filled in unless a test says otherwise. */
function fieldOf(kind: Field['kind'], changes: object = {}): Field {
  const field = { name: 'veld', label: 'Veld', required: true };
  const kinds: Readonly<Record<Field['kind'], Field>> = {
    text: { ...field, kind: 'text', maxLength: 11 },
    date: { ...field, kind: 'date' },
    choice: { ...field, kind: 'choice', choices },
    choices: { ...field, kind: 'choices', choices, most: 2 },
    grid: { ...field, kind: 'grid', rows, columns: choices },
  };
  return { ...kinds[kind], ...changes } as Field;
}

function read(kind: Field['kind'], given: FormValues[string] | undefined, changes: object = {}) {
  return readField(fieldOf(kind, changes), given, say);
}

const optional = { required: false };

describe('a text', () => {
  test.each([
    ['Gent', 'Gent'],
    ['  Gent\u200b ', 'Gent'],
    [['Gent', 'Aalst'], 'Gent'],
    ['a'.repeat(11), 'a'.repeat(11)],
    [`${'a'.repeat(11)}   `, 'a'.repeat(11)],
    ['een\r\nof\n\n\ntwee', 'een of twee'],
  ])('%j is kept as %j', (given, value) => {
    expect(read('text', given)).toEqual({ value });
  });

  test.each(['', '   ', '\u200b\u202e', undefined, []])('%j is nothing', (given) => {
    expect(read('text', given)).toEqual({ problem: 'dit veld is nog leeg' });
    expect(read('text', given, optional)).toEqual({ value: '' });
  });

  test('of more lines keeps them', () => {
    const given = 'een\r\ntwee\n\n\ndrie';
    expect(read('text', given, { multiline: true, maxLength: 20 })).toEqual({ value: 'een\ntwee\n\ndrie' });
  });

  test('that is too long is told how long it is and what fits', () => {
    expect(read('text', 'a'.repeat(12))).toEqual({ problem: 'dit telt 12 tekens, er is plaats voor 11' });
  });

  test('that is read in a way of its own is kept as it was read, or told what is wrong', () => {
    const reads: string[] = [];
    const loud = (typed: string) => {
      reads.push(typed);
      return typed === 'nee' ? { problem: 'dat mag niet' } : { value: typed.toUpperCase() };
    };
    expect(read('text', ' ja ', { read: loud })).toEqual({ value: 'JA' });
    expect(read('text', 'nee', { read: loud })).toEqual({ problem: 'dat mag niet' });
    expect(read('text', '', { ...optional, read: loud })).toEqual({ value: '' });
    expect(read('text', 'a'.repeat(12), { read: loud })).toHaveProperty('problem');
    expect(reads).toEqual(['ja', 'nee']);
    const told = { value: 'Gent', note: 'Ledeberg hoort bij Gent.' };
    expect(read('text', 'Ledeberg', { read: () => told })).toEqual(told);
  });
});

describe('a day', () => {
  test('is kept as it was read', () => {
    const reads = (typed: string) => (typed === '15/12' ? { value: '2026-12-15' } : { problem: 'geen dag' });
    expect(read('date', ' 15/12 ', { read: reads })).toEqual({ value: '2026-12-15' });
    expect(read('date', 'ooit', { read: reads })).toEqual({ problem: 'geen dag' });
    expect(read('date', '', { read: reads })).toEqual({ problem: 'dit veld is nog leeg' });
    expect(read('date', '', { ...optional, read: reads })).toEqual({ value: '' });
  });
});

describe('a choice', () => {
  test.each([
    ['b', { value: 'b' }],
    [['c', 'a'], { value: 'c' }],
    ['', { problem: 'kies er een' }],
    [[], { problem: 'kies er een' }],
    [undefined, { problem: 'kies er een' }],
    ['B', { problem: 'die keuze bestaat niet meer, kies opnieuw' }],
    ['verzonnen', { problem: 'die keuze bestaat niet meer, kies opnieuw' }],
  ])('%j gives %j', (given, checked) => {
    expect(read('choice', given)).toEqual(checked);
  });

  test('may be left open when it is not required', () => {
    expect(read('choice', '', optional)).toEqual({ value: '' });
    expect(read('choice', 'x', optional)).toHaveProperty('problem');
  });
});

describe('choices', () => {
  test.each([
    [['a'], { value: ['a'] }],
    [['b', 'a'], { value: ['b', 'a'] }],
    ['a', { value: ['a'] }],
    [['a', 'a', 'a'], { value: ['a'] }],
    [['', 'a'], { value: ['a'] }],
    [[], { problem: 'kies er minstens een' }],
    ['', { problem: 'kies er minstens een' }],
    [[''], { problem: 'kies er minstens een' }],
    [undefined, { problem: 'kies er minstens een' }],
    [['a', 'b', 'c'], { problem: 'je koos er 3, het kunnen er hoogstens 2 zijn' }],
    [['a', 'x'], { problem: 'die keuze bestaat niet meer, kies opnieuw' }],
  ])('%j give %j', (given, checked) => {
    expect(read('choices', given)).toEqual(checked);
  });

  test('may be none when they are not required', () => {
    expect(read('choices', [], optional)).toEqual({ value: [] });
    expect(read('choices', undefined, optional)).toEqual({ value: [] });
  });
});

describe('a grid', () => {
  test.each([
    [['r=1=a'], { value: ['r=1=a'] }],
    [['r2=b', 'r=1=a'], { value: ['r2=b', 'r=1=a'] }],
    ['r2=c', { value: ['r2=c'] }],
    [['r2=c', 'r2=c'], { value: ['r2=c'] }],
    [['r=1=', 'r2=b'], { value: ['r2=b'] }],
    [['r2=a', 'r2=b'], { problem: 'je koos twee keer iets voor "rij r2", kies er een' }],
    [['r3=a'], { problem: 'die keuze bestaat niet meer, kies opnieuw' }],
    [['r2=x'], { problem: 'die keuze bestaat niet meer, kies opnieuw' }],
    [['r=1=', 'r2='], { problem: 'kies er minstens een' }],
    [[], { problem: 'kies er minstens een' }],
    ['', { problem: 'kies er minstens een' }],
    [undefined, { problem: 'kies er minstens een' }],
  ])('%j gives %j', (given, checked) => {
    expect(read('grid', given)).toEqual(checked);
  });

  test('may be left open when it is not required', () => {
    expect(read('grid', ['r2='], optional)).toEqual({ value: [] });
  });
});

test('whatever is sent, a field gives a value that fits it or says what is wrong', () => {
  const given = fc.option(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a', 'b', 'c', '', 'r2=a', 'r=1=b', 'r2=', '=', 'r2')),
      ),
    ),
    { nil: undefined },
  );
  const kind = fc.constantFrom<Field['kind']>('text', 'date', 'choice', 'choices', 'grid');
  fc.assert(
    fc.property(kind, fc.boolean(), given, (each, required, value) => {
      const checked = read(each, value, { required });
      if ('problem' in checked) return checked.problem !== '';
      const kept = checked.value;
      if (each === 'choices' || each === 'grid') {
        expect(Array.isArray(kept)).toBe(true);
        expect(new Set(kept).size).toBe(kept.length);
        expect(kept.length).toBeLessThanOrEqual(2);
      } else {
        expect(kept).toBeTypeOf('string');
      }
      if (required) expect(kept.length).toBeGreaterThan(0);
      // What is kept is read the same the next time.
      expect(read(each, kept, { required })).toEqual(checked);
      return true;
    }),
    { numRuns: 1000 },
  );
});
