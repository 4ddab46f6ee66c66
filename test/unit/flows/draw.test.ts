import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawStep } from '../../../src/flows/draw.ts';
import type { Step } from '../../../src/flows/flow.ts';
import { checkReply } from '../../../src/reply/check.ts';
import type { Action, Block, FlowMove, FormBlock, FormValues } from '../../../src/reply/reply.ts';
import { languages } from '../../../src/search/stop-words.ts';
import { flowWording } from '../../../src/wording/flow.ts';

const choices = ['a', 'b'].map((value) => ({ value, label: value.toUpperCase(), group: 'Letters' }));

const steps: readonly Step[] = [
  {
    id: 'where',
    title: 'Waar?',
    text: 'Begin **hier**.',
    fields: [
      {
        kind: 'text',
        name: 'town',
        label: 'Gemeente',
        hint: 'Een postcode mag ook.',
        required: true,
        maxLength: 100,
        suggest: 'municipality',
        initial: 'Gent',
        read: (value) => ({ value }),
      },
      { kind: 'text', name: 'story', label: 'Verhaal', required: false, maxLength: 3000, multiline: true },
      { kind: 'date', name: 'day', label: 'Dag', required: false, initial: '2026-12-15' },
    ],
  },
  {
    id: 'what',
    title: 'Wat?',
    fields: [
      { kind: 'choices', name: 'demands', label: 'Vragen', required: true, most: 2, choices, initial: ['a'] },
      { kind: 'grid', name: 'marks', label: 'Punten', required: false, rows: choices, columns: choices },
    ],
  },
  { id: 'who', title: 'Wie?', fields: [{ kind: 'choice', name: 'tone', label: 'Toon', required: true, choices }] },
];

const action = (move: FlowMove): Action => ({ kind: 'flow', command: 'memo mail', flow: 'f', revision: 7, move });

function draw(
  step: number,
  answers: FormValues = {},
  problems: Readonly<Record<string, string>> = {},
): readonly Block[] {
  return drawStep(steps, { step, done: false, answers }, problems, action, flowWording.nl);
}

function formOf(blocks: readonly Block[]): FormBlock {
  const [form] = blocks.filter((block) => block.kind === 'form');
  if (!form) throw new Error('no form was drawn');
  return form;
}

function valuesOf(blocks: readonly Block[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    formOf(blocks).fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
}

describe('a step', () => {
  test('is a title that says how far one is, and a form with everything on it', () => {
    expect(draw(0)).toEqual([
      { kind: 'section', title: 'Stap 1 van 3: Waar?', text: 'Begin **hier**.' },
      {
        kind: 'form',
        title: 'Waar?',
        action: action('next'),
        submit: 'Volgende',
        fields: [
          {
            kind: 'text',
            name: 'town',
            label: 'Gemeente',
            hint: 'Een postcode mag ook.',
            required: true,
            maxLength: 100,
            suggest: 'municipality',
            value: 'Gent',
          },
          { kind: 'text', name: 'story', label: 'Verhaal', required: false, maxLength: 3000, multiline: true },
          { kind: 'date', name: 'day', label: 'Dag', required: false, value: '2026-12-15' },
        ],
        buttons: [{ label: 'Stoppen en wissen', action: action('delete') }],
      },
    ]);
  });

  test.each([
    [0, 'Volgende', ['delete']],
    [1, 'Volgende', ['back', 'delete']],
    [2, 'Klaar', ['back', 'delete']],
  ])('has its ways on: step %i', (step, submit, moves) => {
    const form = formOf(draw(step));
    expect(form.submit).toBe(submit);
    expect(form.action).toEqual(action('next'));
    expect(form.buttons?.map((button) => button.action)).toEqual(moves.map((move) => action(move as FlowMove)));
  });

  test('that stands alone ends at once, and has no way back', () => {
    const [only] = steps;
    const blocks = drawStep(only ? [only] : [], { step: 0, done: false, answers: {} }, {}, action, flowWording.en);
    expect(formOf(blocks)).toMatchObject({ submit: 'Done', buttons: [{ label: 'Stop and delete' }] });
    expect(blocks[0]).toMatchObject({ title: 'Step 1 of 1: Waar?' });
  });

  test('that is no longer there is drawn as the last one that there is', () => {
    expect(draw(9)).toEqual(draw(2));
  });

  test('tells what is wrong at its field, beside what was typed', () => {
    const form = formOf(draw(0, { town: 'Nergens' }, { town: 'bestaat niet', tone: 'van een andere stap' }));
    expect(form.fields[0]).toMatchObject({ value: 'Nergens', problem: 'bestaat niet' });
    for (const field of form.fields.slice(1)) expect(field).not.toHaveProperty('problem');
    expect(JSON.stringify(form)).not.toContain('andere stap');
  });
});

describe('what stands in a field', () => {
  test('is what was filled in before, and else what it begins with', () => {
    expect(valuesOf(draw(0))).toEqual({ town: 'Gent', day: '2026-12-15' });
    expect(valuesOf(draw(0, { town: 'Aalst', story: 'lang' }))).toEqual({
      town: 'Aalst',
      story: 'lang',
      day: '2026-12-15',
    });
    expect(valuesOf(draw(1))).toEqual({ demands: ['a'] });
    expect(valuesOf(draw(1, { demands: ['b'], marks: ['a=b'] }))).toEqual({ demands: ['b'], marks: ['a=b'] });
  });

  test('stays empty when it was emptied', () => {
    expect(valuesOf(draw(0, { town: '', day: '' }))).toEqual({ town: '', day: '' });
    expect(valuesOf(draw(1, { demands: [] }))).toEqual({ demands: [] });
  });

  test('is what it begins with once more when it was left empty, for a field that asks so', () => {
    const field = {
      kind: 'text',
      name: 'good',
      label: 'Goed',
      required: false,
      maxLength: 9,
      initial: 'GRIS',
    } as const;
    const drawn = (refill: boolean, answers: FormValues) => {
      const step = { id: 'a', title: 'a', fields: [{ ...field, refill }] };
      return valuesOf(drawStep([step], { step: 0, done: false, answers }, {}, action, flowWording.nl)).good;
    };
    expect(drawn(true, { good: '' })).toBe('GRIS');
    expect(drawn(true, { good: 'FOS' })).toBe('FOS');
    expect(drawn(true, {})).toBe('GRIS');
    expect(drawn(false, { good: '' })).toBe('');
    expect(
      JSON.stringify(
        drawStep(
          [{ id: 'a', title: 'a', fields: [{ ...field, refill: true }] }],
          { step: 0, done: false, answers: {} },
          {},
          action,
          flowWording.nl,
        ),
      ),
    ).not.toMatch(/refill|initial/);
  });

  test.each<[step: number, given: FormValues, drawn: FormValues]>([
    [1, { demands: 'b', marks: 'a=b' }, { demands: ['b'], marks: ['a=b'] }],
    [1, { demands: '', marks: '' }, { demands: [], marks: [] }],
    [0, { town: ['Aalst', 'Gent'], story: [] }, { town: 'Aalst', story: '', day: '2026-12-15' }],
    [2, { tone: ['a', 'b'] }, { tone: 'a' }],
  ])('has the shape that its field wants: step %i, %j', (step, given, drawn) => {
    expect(valuesOf(draw(step, given))).toEqual(drawn);
  });
});

test('whatever was filled in, every platform can draw the step, in each language', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()));
  const answers = fc.dictionary(fc.constantFrom('town', 'story', 'day', 'demands', 'marks', 'tone'), value, {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(fc.nat({ max: 4 }), answers, fc.constantFrom(...languages), (step, given, language) => {
      const longest: typeof action = (move) => ({
        kind: 'flow',
        command: 'memo evaluation',
        flow: 'x'.repeat(16),
        revision: 99_999,
        move,
      });
      const blocks = drawStep(steps, { step, done: false, answers: given }, {}, longest, flowWording[language]);
      expect(checkReply({ blocks, visibility: 'only-you', language })).toEqual([]);
      for (const { kind, value: shown } of formOf(blocks).fields) {
        if (shown === undefined) continue;
        if (kind === 'choices' || kind === 'grid') expect(Array.isArray(shown)).toBe(true);
        else expect(shown).toBeTypeOf('string');
      }
    }),
  );
});
