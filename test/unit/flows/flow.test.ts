import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance, answerOf, answersOf, beginFlow, type FlowState, type Step } from '../../../src/flows/flow.ts';
import type { FormValues } from '../../../src/reply/reply.ts';
import { flowWording } from '../../../src/wording/flow.ts';

const choices = ['a', 'b', 'c'].map((value) => ({ value, label: value }));

const steps: readonly Step[] = [
  {
    id: 'where',
    title: 'Waar?',
    fields: [
      {
        kind: 'text',
        name: 'town',
        label: 'Gemeente',
        required: true,
        maxLength: 10,
        read: (typed) => (typed === 'Nergens' ? { problem: 'bestaat niet' } : { value: typed.toUpperCase() }),
      },
      { kind: 'text', name: 'note', label: 'Nota', required: false, maxLength: 5 },
    ],
  },
  {
    id: 'what',
    title: 'Wat?',
    fields: [
      { kind: 'choices', name: 'demands', label: 'Vragen', required: false, most: 2, choices },
      { kind: 'grid', name: 'marks', label: 'Punten', required: false, rows: choices, columns: choices },
    ],
  },
  { id: 'who', title: 'Wie?', fields: [{ kind: 'choice', name: 'tone', label: 'Toon', required: true, choices }] },
];

type Move = Parameters<typeof advance>[2];

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

function go(state: FlowState, move: Move, values: FormValues = {}) {
  const { state: next, problems } = advance(
    deepFreeze(steps),
    deepFreeze(state),
    move,
    deepFreeze(values),
    flowWording.nl,
  );
  return { state: next, problems };
}

function at(step: number, answers: FormValues = {}): FlowState {
  return { step, done: false, answers };
}

describe('a guided conversation', () => {
  test('begins at the first step, with what is known already', () => {
    expect(beginFlow({ town: 'Gent' })).toEqual({ step: 0, done: false, answers: { town: 'Gent' } });
  });

  test('goes through its steps and is done after the last', () => {
    const first = go(beginFlow({}), 'next', { town: 'Gent', note: 'ok' });
    expect(first).toEqual({ state: at(1, { town: 'GENT', note: 'ok' }), problems: {} });
    const second = go(first.state, 'next', { demands: ['b'], marks: ['a=b'] });
    expect(second.state).toEqual(at(2, { town: 'GENT', note: 'ok', demands: ['b'], marks: ['a=b'] }));
    const third = go(second.state, 'next', { tone: 'c' });
    expect(third).toEqual({
      state: { step: 2, done: true, answers: { town: 'GENT', note: 'ok', demands: ['b'], marks: ['a=b'], tone: 'c' } },
      problems: {},
    });
  });

  test('is done at once when it has no steps', () => {
    const { state } = advance([], beginFlow({ a: 'b' }), 'next', { c: 'd' }, flowWording.nl);
    expect(state).toEqual({ step: 0, done: true, answers: { a: 'b' } });
  });
});

describe('a step that is sent with something wrong', () => {
  test('stays, keeps all that was typed as it was typed, and says what is wrong per field', () => {
    expect(go(at(0), 'next', { town: 'Nergens', note: ' te lang ' })).toEqual({
      state: at(0, { town: 'Nergens', note: ' te lang ' }),
      problems: { town: 'bestaat niet', note: 'dit telt 7 tekens, er is plaats voor 5' },
    });
  });

  test('keeps what was good beside it, also as it was typed', () => {
    expect(go(at(0), 'next', { town: 'gent', note: 'te lang' })).toEqual({
      state: at(0, { town: 'gent', note: 'te lang' }),
      problems: { note: 'dit telt 7 tekens, er is plaats voor 5' },
    });
  });

  test.each<[what: string, step: number, values: FormValues, field: string, problem: string]>([
    ['nothing where something is needed', 0, {}, 'town', 'dit veld is nog leeg'],
    ['too many choices', 1, { demands: ['a', 'b', 'c'] }, 'demands', 'je koos er 3, het kunnen er hoogstens 2 zijn'],
    ['an unknown choice', 1, { demands: ['x'] }, 'demands', 'die keuze bestaat niet meer, kies opnieuw'],
    [
      'a row that is chosen twice',
      1,
      { marks: ['a=b', 'a=c'] },
      'marks',
      'je koos twee keer iets voor "a", kies er een',
    ],
    ['no choice', 2, { tone: '' }, 'tone', 'kies er een'],
  ])('is refused for %s', (_, step, values, field, problem) => {
    const result = go(at(step, { old: 'kept' }), 'next', values);
    expect(result.problems).toEqual({ [field]: problem });
    expect(result.state).toEqual(at(step, { old: 'kept', ...values }));
  });

  test('goes on once it is mended', () => {
    const refused = go(at(0), 'next', { town: 'Nergens', note: 'ok' });
    expect(go(refused.state, 'next', { town: 'Aalst' }).state).toEqual(at(1, { town: 'AALST', note: 'ok' }));
  });
});

describe('what was filled in', () => {
  test('is kept on the way back, right or wrong, and is not checked there', () => {
    expect(go(at(2, { town: 'GENT' }), 'back', { tone: 'onzin' })).toEqual({
      state: at(1, { town: 'GENT', tone: 'onzin' }),
      problems: {},
    });
    expect(go(at(0), 'back', { note: 'veel te lang' }).state).toEqual(at(0, { note: 'veel te lang' }));
  });

  test('is kept when nothing comes along for a field, and cleared when nothing was chosen in it', () => {
    const state = at(1, { demands: ['a', 'b'], marks: ['a=b'] });
    expect(go(state, 'next').state.answers).toEqual({ demands: ['a', 'b'], marks: ['a=b'] });
    expect(go(state, 'next', { demands: [] }).state.answers).toEqual({ demands: [], marks: ['a=b'] });
    expect(go(state, 'next', { demands: '', marks: ['a='] }).state.answers).toEqual({ demands: [], marks: [] });
    expect(go(at(0, { town: 'GENT', note: 'ok' }), 'next', { note: '' }).state.answers).toEqual({
      town: 'GENT',
      note: '',
    });
  });

  test('of other steps cannot be changed by what comes along', () => {
    expect(go(at(1, { town: 'GENT' }), 'next', { town: 'Aalst', tone: 'a', verzonnen: 'x' }).state.answers).toEqual({
      town: 'GENT',
      demands: [],
      marks: [],
    });
  });

  test('is all there when somebody changes it, from the first step on', () => {
    const answers = { town: 'GENT', tone: 'c' };
    expect(go({ step: 2, done: true, answers }, 'change', { tone: 'a' })).toEqual({
      state: { step: 0, done: false, answers },
      problems: {},
    });
  });
});

describe('a step whose fields have to fit each other', () => {
  const budget: Step = {
    id: 'budget',
    title: 'Geld',
    fields: ['low', 'high'].map((name) => ({
      kind: 'text',
      name,
      label: name,
      required: true,
      maxLength: 5,
      read: (typed) => (Number(typed) >= 0 ? { value: `${Number(typed)}` } : { problem: 'geen getal' }),
    })),
    check: ({ low, high }) => (Number(low) > Number(high) ? { high: 'minder dan het minste' } : {}),
  };
  const next = (values: FormValues) => advance([budget], at(0), 'next', values, flowWording.nl);

  test('is refused when they do not, and keeps what was typed', () => {
    expect(next({ low: '08', high: '7' })).toEqual({
      state: at(0, { low: '08', high: '7' }),
      problems: { high: 'minder dan het minste' },
      notes: [],
    });
  });

  test('is looked at once each is right by itself, as it was read', () => {
    expect(next({ low: '9', high: 'x' }).problems).toEqual({ high: 'geen getal' });
    expect(next({ low: '08', high: '10' }).state).toEqual({ step: 0, done: true, answers: { low: '8', high: '10' } });
  });

  test('is not looked at on the way back', () => {
    const { state } = advance([budget, budget], at(1), 'back', { low: '9', high: '7' }, flowWording.nl);
    expect(state).toEqual(at(0, { low: '9', high: '7' }));
  });
});

describe('what there is to tell about what was filled in', () => {
  const place: Step = {
    id: 'place',
    title: 'Waar?',
    fields: ['one', 'two', 'three'].map((name) => ({
      kind: 'text',
      name,
      label: name,
      required: false,
      maxLength: 20,
      read: (typed) => {
        if (typed === 'Nergens') return { problem: 'bestaat niet' };
        return typed === 'Gent' ? { value: 'Gent' } : { value: 'Gent', note: `${typed} hoort bij Gent.` };
      },
    })),
  };
  const notesOf = (move: Move, values: FormValues) => advance([place], at(0), move, values, flowWording.nl).notes;

  test('is told once the step is good', () => {
    expect(notesOf('next', { one: 'Ledeberg', two: 'Gent', three: 'Wondelgem' })).toEqual([
      'Ledeberg hoort bij Gent.',
      'Wondelgem hoort bij Gent.',
    ]);
    expect(notesOf('next', { one: 'Gent' })).toEqual([]);
  });

  test.each<[move: Move, values: FormValues]>([
    ['next', { one: 'Ledeberg', two: 'Nergens' }],
    ['back', { one: 'Ledeberg' }],
    ['change', { one: 'Ledeberg' }],
  ])('is not told by a move that fills in nothing: %s %j', (move, values) => {
    expect(notesOf(move, values)).toEqual([]);
  });
});

describe('a step that is no longer there', () => {
  test('is the last one that there is', () => {
    const fewer = steps.slice(0, 1);
    const move = (name: Move) => advance(fewer, at(2, { town: 'GENT' }), name, {}, flowWording.nl).state;
    expect(move('next')).toMatchObject({ step: 0, done: true });
    expect(move('back')).toMatchObject({ step: 0, done: false });
  });
});

test('whatever people do, the step is one that there is, no answer of another step is lost, and nothing given changes', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.array(fc.constantFrom('a', 'b', 'c', 'd', '', 'a=b', 'b=', '=')),
  );
  const name = fc.constantFrom('town', 'note', 'demands', 'marks', 'tone', 'other', '__proto__', 'constructor');
  const values = fc.dictionary(name, value, { noNullPrototype: true });
  const move = fc.tuple(fc.constantFrom<Move>('next', 'next', 'next', 'back', 'change'), values);
  fc.assert(
    fc.property(values, fc.array(move, { maxLength: 12 }), (known, moves) => {
      let state = beginFlow(known);
      for (const [each, given] of moves) {
        const here = steps[state.step]?.fields.map((field) => field.name) ?? [];
        const { state: next, problems } = go(state, each, given);
        expect(steps[next.step]).toBeDefined();
        expect(Number.isInteger(next.step)).toBe(true);
        for (const [other, answer] of Object.entries(state.answers)) {
          if (!here.includes(other) || each === 'change') expect(next.answers[other]).toEqual(answer);
        }
        expect(Object.keys(problems).every((field) => here.includes(field))).toBe(true);
        if (Object.keys(problems).length > 0) expect(next).toMatchObject({ step: state.step, done: false });
        if (next.done) expect(each).toBe('next');
        expect(Object.keys(next.answers).filter((key) => !(key in state.answers) && !here.includes(key))).toEqual([]);
        // It can be kept.
        expect(JSON.parse(JSON.stringify(next))).toEqual(next);
        state = next;
      }
    }),
    { numRuns: 500 },
  );
});

describe('an answer', () => {
  test.each<[given: FormValues[string] | undefined, one: string, list: readonly string[]]>([
    ['a', 'a', ['a']],
    [['a', 'b'], 'a', ['a', 'b']],
    ['', '', []],
    [[], '', []],
    [undefined, '', []],
  ])('%j is one text and a list', (given, one, list) => {
    const answers = given === undefined ? {} : { name: given };
    expect(answerOf(answers, 'name')).toBe(one);
    expect(answersOf(answers, 'name')).toEqual(list);
  });
});
