import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxActionIdChars, readActionId, writeActionId } from '../../../src/reply/action-id.ts';
import { type Action, flowMoves } from '../../../src/reply/reply.ts';

const text = fc.string({ unit: 'grapheme' });
const id = fc.oneof(fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/), fc.string({ unit: 'grapheme', minLength: 1 }));
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constantFrom('page' as const, 'more' as const), page: id }, { noNullPrototype: true }),
  fc.record(
    {
      kind: fc.constant('command' as const),
      command: fc.stringMatching(/^[a-z-]+( [a-z-]+)?$/),
      options: fc.dictionary(fc.stringMatching(/^[a-z]+$/), text, { noNullPrototype: true }),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      kind: fc.constant('flow' as const),
      command: fc.stringMatching(/^[a-z-]+( [a-z-]+)?$/),
      flow: fc.stringMatching(/^[\w-]{1,22}$/),
      revision: fc.nat({ max: 999_999_999 }),
      move: fc.constantFrom(...flowMoves),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      kind: fc.constant('flow' as const),
      command: fc.stringMatching(/^[a-z-]+( [a-z-]+)?$/),
      flow: fc.stringMatching(/^[\w-]+$/),
      revision: fc.nat({ max: 999_999_999 }),
      move: fc.constantFrom(...flowMoves),
    },
    { noNullPrototype: true },
  ),
);

describe('the id of an action', () => {
  test('gives the action back', () => {
    fc.assert(
      fc.property(action, (each) => {
        expect(readActionId(writeActionId(each))).toEqual(each);
      }),
      { numRuns: 500 },
    );
  });

  test.each<[action: Action, id: string]>([
    [{ kind: 'page', page: 'gris-betekenis' }, 'page:gris-betekenis'],
    [{ kind: 'more', page: 'gris-betekenis' }, 'more:gris-betekenis'],
    [{ kind: 'command', command: 'deadline', options: {} }, 'command:deadline'],
    [
      { kind: 'command', command: 'memo allies', options: { town: 'Sint-Niklaas & co?', theme: '' } },
      'command:memo allies?town=Sint-Niklaas+%26+co%3F&theme=',
    ],
    [{ kind: 'flow', command: 'memo mail', flow: 'aB-_9', revision: 12, move: 'next' }, 'flow:next:12:aB-_9:memo mail'],
  ])('of %j is %s', (each, written) => {
    expect(writeActionId(each)).toBe(written);
  });
});

test('the id of a guided conversation is short enough for every platform', () => {
  const flow = 'x'.repeat(16);
  const ids = flowMoves.map((move) =>
    writeActionId({ kind: 'flow', command: `memo ${'a'.repeat(32)}`, flow, revision: 999_999_999, move }),
  );
  expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(maxActionIdChars);
});

describe('an id that the bot did not write', () => {
  test.each([
    '',
    ':',
    'page',
    'page:',
    'more:',
    'command:',
    'Page:gris',
    ' page:gris',
    'pages:gris',
    'delete:gris',
    'constructor:gris',
    'flow:next:1:abc',
    'flow:next:1::memo mail',
    'flow:next:-1:abc:memo mail',
    'flow:next:1.5:abc:memo mail',
    'flow:jump:1:abc:memo mail',
    'flow:next:12345678901:abc:memo mail',
    '{"kind":"page","page":"gris"}',
    'flow:',
    'flow:next',
    'flow:next:1:abc',
    'flow:next:1:abc:',
    'flow:next:1::memo mail',
    'flow:next::abc:memo mail',
    'flow:next:-1:abc:memo mail',
    'flow:next:1.5:abc:memo mail',
    'flow:next:1e9:abc:memo mail',
    'flow:next:9999999999:abc:memo mail',
    'flow:next:1:a b:memo mail',
    'flow:next:1:../x:memo mail',
    'flow:NEXT:1:abc:memo mail',
    'flow:finish:1:abc:memo mail',
    'flow:constructor:1:abc:memo mail',
    'flow:toString:1:abc:memo mail',
  ])('%j is no action', (forged) => {
    expect(readActionId(forged)).toBeUndefined();
  });

  test.each<[id: string, action: Action]>([
    ['page:../../etc/passwd', { kind: 'page', page: '../../etc/passwd' }],
    ['page:gris\nmeer', { kind: 'page', page: 'gris\nmeer' }],
    ['page:gris:more', { kind: 'page', page: 'gris:more' }],
    ['command:ask?question=a&question=b', { kind: 'command', command: 'ask', options: { question: 'b' } }],
    ['command:ask?%E0%A4%A', { kind: 'command', command: 'ask', options: { '\ufffd%A': '' } }],
    ['flow:next:007:abc:x:y', { kind: 'flow', command: 'x:y', flow: 'abc', revision: 7, move: 'next' }],
    ['command:?a=b', { kind: 'command', command: '', options: { a: 'b' } }],
  ])('%j is read as data and nothing more', (forged, expected) => {
    expect(readActionId(forged)).toEqual(expected);
  });

  test('cannot reach into the prototype of the options', () => {
    const read = readActionId('command:ask?__proto__=x&constructor=y');
    expect(read?.kind === 'command' && Object.getPrototypeOf(read.options)).toBe(Object.prototype);
    expect(read?.kind === 'command' && Object.keys(read.options)).toEqual(['__proto__', 'constructor']);
  });

  test('is an action or nothing, whatever it holds', () => {
    const forged = fc
      .tuple(
        fc.constantFrom('', 'page:', 'more:', 'command:', 'command:ask?', 'flow:', 'flow:next:1:abc:'),
        fc.string({ unit: 'binary' }),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(forged, (each) => {
        const read = readActionId(each);
        if (read === undefined) return;
        expect(['page', 'more', 'command', 'flow']).toContain(read.kind);
        if (read.kind === 'command')
          for (const value of Object.values(read.options)) expect(value).toBeTypeOf('string');
        else if (read.kind === 'flow') expect(read.flow).not.toBe('');
        else expect(read.page).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
