import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fields, linkToEvent, toEvent, typedText } from '../../../../src/platforms/web/incoming.ts';
import { writeActionId } from '../../../../src/reply/action-id.ts';
import type { Action } from '../../../../src/reply/reply.ts';

const origin = { person: 'an', workspace: 'an', place: 'web', locale: 'nl', hasLanguageSwitch: true } as const;
const step: Action = { kind: 'flow', command: 'memo mail', flow: 'x-1', revision: 3, move: 'next' };
const note: Action = { kind: 'command', command: 'nota', options: { town: 'Gent' } };
const sent = (fields: Fields) => toEvent(fields, 'an', 'nl');
const linked = (fields: Fields) => linkToEvent(fields, 'an', 'nl');
/** The values that come with a form of these fields. */
const valuesOf = (fields: Fields) => {
  const event = sent({ action: writeActionId(step), ...fields });
  return event?.kind === 'action' ? event.values : 'no action';
};

describe('what is sent', () => {
  test('is a question of this visitor, who is a workspace alone', () => {
    expect(sent({ q: 'wat?', lang: 'nl' })).toEqual({ ...origin, kind: 'question', text: 'wat?' });
  });

  test.each([step, note, { kind: 'page', page: 'fonds' }, { kind: 'more', page: 'fonds' }] as Action[])(
    'is the press of a button: %o',
    (action) => {
      expect(sent({ action: writeActionId(action) })).toStrictEqual({ ...origin, kind: 'action', action });
    },
  );

  test('is a form, with its values under their own names', () => {
    expect(sent({ action: writeActionId(note), 'option-town': 'Gent', 'option-why': '', lang: 'fr', x: 'y' })).toEqual({
      ...origin,
      kind: 'action',
      action: note,
      values: { town: 'Gent', why: '' },
    });
  });

  test.each([
    {},
    { lang: 'nl' },
    { action: 'verzonnen' },
    { action: '' },
    { 'option-x': 'y' },
    { q: ['a'] },
    { action: ['a'] },
  ])('is nothing of ours: %o', (fields) => {
    expect(sent(fields as Fields)).toBeUndefined();
  });
});

describe('the values of a form', () => {
  test('are lists where the name says so, without what marks that nothing is chosen', () => {
    expect(valuesOf({ 'option-a[]': ['', 'x', 'y'], 'option-b[]': [''], 'option-c[]': ['', 'r=c', ''] })).toEqual({
      a: ['x', 'y'],
      b: [],
      c: ['r=c'],
    });
  });

  test('are texts with the line ends that were typed', () => {
    expect(valuesOf({ 'option-a': 'een\r\n\r\ntwee\nvier ' })).toEqual({ a: 'een\n\ntwee\nvier ' });
  });

  test('never reach further than their own name', () => {
    const values = valuesOf({ 'option-__proto__': 'x', 'option-constructor[]': ['y'], 'option-': 'z' });
    expect(Object.entries(values ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', ['y']],
      ['', 'z'],
    ]);
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  });
});

describe('what an address asks', () => {
  test('is a question, a page or a command', () => {
    expect(linked({ q: 'wat?' })).toEqual({ ...origin, kind: 'question', text: 'wat?' });
    expect(linked({ action: 'page:fonds' })).toMatchObject({ action: { kind: 'page', page: 'fonds' } });
    expect(linked({ action: 'more:fonds' })).toMatchObject({ action: { kind: 'more', page: 'fonds' } });
    expect(linked({ action: writeActionId(note) })).toMatchObject({ action: note });
  });

  test('never moves a guided conversation', () => {
    for (const move of ['next', 'back', 'delete', 'show', 'change'] as const) {
      expect(linked({ action: writeActionId({ ...step, move }) })).toBeUndefined();
    }
  });

  test('never brings values along', () => {
    expect(linked({ action: writeActionId(note), 'option-text': 'x' })).not.toHaveProperty('values');
  });
});

describe('what stands in the conversation', () => {
  test('is the question', () => {
    expect(typedText(sent({ q: 'wat?' }))).toBe('wat?');
  });

  test('is what was filled in for a command', () => {
    const action = writeActionId(note);
    expect(typedText(sent({ action, 'option-a': 'x', 'option-b': '', 'option-c[]': ['', 'y', 'z'] }))).toBe('x, y, z');
    expect(typedText(sent({ action, 'option-a': '' }))).toBeUndefined();
  });

  test('is nothing for a button, a step or what is not ours', () => {
    expect(typedText(sent({ action: 'page:fonds' }))).toBeUndefined();
    expect(typedText(sent({ action: writeActionId(step), 'option-a': 'x' }))).toBeUndefined();
    expect(typedText(undefined)).toBeUndefined();
  });
});

test('whatever is sent never fails', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })));
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), value, (fields, action) => {
      for (const each of [fields, { ...fields, action }]) {
        typedText(sent(each));
        typedText(linked(each));
      }
    }),
  );
});
