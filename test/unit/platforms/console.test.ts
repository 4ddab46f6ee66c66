import { Readable, Writable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Assembled } from '../../../src/assemble.ts';
import type { Event } from '../../../src/bot/event.ts';
import { askForProgram, askLines, askOnce } from '../../../src/platforms/console/console.ts';
import { explain } from '../../../src/platforms/console/explain.ts';
import type { Handler } from '../../../src/platforms/platform.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { realBot } from '../../support/bot.ts';

type Asking = Pick<Handler, 'handle'>;

let bot: Assembled;
beforeAll(async () => {
  bot = await realBot();
});

const deadlineQuestion = 'tegen wanneer moet ons dossier voor het fonds binnen zijn?';

/** A bot that says what it was asked; it takes the longer over a question, the earlier that comes. */
function repeatingBot(): Asking & { readonly events: Event[] } {
  const events: Event[] = [];
  return {
    events,
    handle: async (event) => {
      events.push(event);
      for (let turns = 5 - events.length; turns > 0; turns -= 1) await new Promise(setImmediate);
      const text = event.kind === 'question' ? event.text : '';
      return { blocks: [{ kind: 'text', text }], visibility: 'everyone', language: 'nl' };
    },
  };
}

async function answers(handler: Asking, input: string) {
  const written: string[] = [];
  const output = new Writable({
    write(chunk, _, done) {
      written.push(String(chunk));
      done();
    },
  });
  const bad = await askLines(handler, Readable.from([input]), output);
  const text = written.join('');
  expect(text === '' || text.endsWith('\n')).toBe(true);
  const lines: Record<string, unknown>[] = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  return { bad, lines };
}

describe('one question', () => {
  test('is answered as a person would read it: text, source, buttons', async () => {
    const text = await askOnce(bot, deadlineQuestion);
    expect(text).toMatch(/^De deadline van het 11\.11\.11-fonds voor de 4de Pijler is 31 maart\./);
    expect(text).toContain('4de Pijlersteunpunt (https://11.be/4depijler)');
    expect(text).toContain('  [Meer hierover]');
    expect(text).not.toMatch(/\*\*|<[a-z]/);
  });
});

describe('an answer for a program', () => {
  test('has exactly the fields of the contract when something was found', async () => {
    const [guide, website] = [
      { document: 'guide', title: 'Gids', section: 'Stap 2', url: 'https://11.be/gids' },
      { document: 'movement', title: 'Website' },
    ];
    const found: Reply = {
      blocks: [
        { kind: 'text', text: '**Ja**, met [de gids](https://11.be/gids).' },
        { kind: 'sources', sources: [guide], checked: '2026-11-20' },
        { kind: 'section', title: 'Ook', text: 'Dit.' },
        { kind: 'sources', sources: [website] },
        { kind: 'buttons', buttons: [{ label: 'Meer hierover', action: { kind: 'more', page: 'a' } }] },
      ],
      visibility: 'everyone',
      language: 'nl',
      outcome: { decision: 'found', pages: ['a', 'b'], alternatives: [] },
    };
    const answer = await askForProgram({ handle: async () => found }, 'q1', 'x');
    expect(answer).toEqual({
      id: 'q1',
      decision: 'found',
      answered: true,
      text: 'Ja, met de gids (https://11.be/gids).\n\nOok\nDit.',
      sources: [guide, website],
      alternatives: [],
      ms: expect.any(Number),
    });
    expect(Object.keys(answer)).toEqual(['id', 'decision', 'answered', 'text', 'sources', 'alternatives', 'ms']);
    expect(answer.ms).toBeGreaterThanOrEqual(0);
  });

  test('tells the text and where it comes from', async () => {
    const answer = await askForProgram(bot, 'q1', deadlineQuestion);
    expect(answer).toMatchObject({ decision: 'found', answered: true, alternatives: [] });
    expect(answer.text).toMatch(/^De deadline van het 11\.11\.11-fonds voor de 4de Pijler is 31 maart\./);
    expect(answer.text).not.toContain('Meer hierover');
    expect(answer.sources[0]).toMatchObject({ document: 'movement', url: 'https://11.be/4depijler' });
  });

  test('offers alternatives when several pages fit', async () => {
    const outcome = {
      decision: 'several',
      pages: ['a', 'b'],
      alternatives: [
        { title: 'A', text: 'Over a.' },
        { title: 'B', text: 'Over b.' },
      ],
    } as const;
    const several: Reply = {
      blocks: [
        { kind: 'text', text: 'Gaat je vraag **hierover**?' },
        { kind: 'buttons', buttons: [{ label: 'A', action: { kind: 'page', page: 'a' } }] },
      ],
      visibility: 'everyone',
      language: 'nl',
      outcome,
    };
    expect(await askForProgram({ handle: async () => several }, '1', 'x')).toEqual({
      id: '1',
      decision: 'several',
      answered: false,
      text: 'Gaat je vraag hierover?',
      sources: [],
      alternatives: outcome.alternatives,
      ms: expect.any(Number),
    });
  });

  test('is not answered when nothing was found', async () => {
    const answer = await askForProgram(bot, '1', 'wat is de beste pannenkoekensaus bij vollemaan?');
    expect(answer).toMatchObject({ decision: 'none', answered: false, sources: [], alternatives: [] });
    expect(answer.text).not.toBe('');
  });

  test('is not answered when the reply answers no question, as an empty one', async () => {
    expect(await askForProgram(bot, '1', '  ')).toMatchObject({ decision: 'none', answered: false });
  });

  test('is in the language asked for, and else in that of the question', async () => {
    expect((await askForProgram(bot, '1', 'When is the deadline of the 11.11.11 fund?', 'fr')).text).toMatch(
      /^La date limite/,
    );
    expect((await askForProgram(bot, '1', 'When is the deadline of the 11.11.11 fund?')).text).toMatch(/^The deadline/);
    expect((await askForProgram(bot, '1', deadlineQuestion)).text).toMatch(/^De deadline/);
  });
});

describe('questions from a program', () => {
  test('are answered one a line, in their order, however long each takes', async () => {
    const handler = repeatingBot();
    const input = ['een', 'twee', 'drie', 'vier'].map((q, at) => JSON.stringify({ id: `q${at}`, q })).join('\n');
    const { bad, lines } = await answers(handler, input);
    expect(bad).toBe(0);
    expect(lines.map(({ id, text }) => [id, text])).toEqual([
      ['q0', 'een'],
      ['q1', 'twee'],
      ['q2', 'drie'],
      ['q3', 'vier'],
    ]);
  });

  test('may have numbers for ids, which come back as text', async () => {
    const { lines } = await answers(repeatingBot(), '{"id":7,"q":"a"}\n{"id":0,"q":"b"}\n');
    expect(lines.map(({ id }) => id)).toEqual(['7', '0']);
  });

  test('may say their language', async () => {
    const handler = repeatingBot();
    await answers(handler, '{"id":"1","q":"a","lang":"fr"}\n{"id":"2","q":"b"}');
    expect(handler.events[0]).toMatchObject({ language: 'fr', locale: 'fr' });
    expect(handler.events[1]).not.toHaveProperty('language');
  });

  test('may have empty lines between them and ends of lines of Windows', async () => {
    const { bad, lines } = await answers(repeatingBot(), '\r\n{"id":"1","q":"a"}\r\n   \r\n\r\n{"id":"2","q":"b"}\r\n');
    expect(bad).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(['1', '2']);
  });

  test('may be none at all', async () => {
    expect(await answers(repeatingBot(), '')).toEqual({ bad: 0, lines: [] });
  });

  test.each([
    ['is not JSON', 'wat is een GROS?', /^this line is not JSON; expected \{"id","q","lang"\?\}$/],
    ['stops halfway', '{"id":"2","q":"b', /not JSON/],
    ['is no object', '["2","b"]', /expected \{"id","q","lang"\?\}/],
    ['is null', 'null', /expected \{"id","q","lang"\?\}/],
    ['has no id', '{"q":"b"}', /id: /],
    ['has no question', '{"id":"2"}', /q: /],
    ['has a question that is no text', '{"id":"2","q":3}', /q: /],
    ['has an unknown language', '{"id":"2","q":"b","lang":"de"}', /lang: /],
  ])('go on after a line that %s', async (_, line, error) => {
    const { bad, lines } = await answers(repeatingBot(), `{"id":"1","q":"a"}\n\n${line}\n{"id":"3","q":"c"}\n`);
    expect(bad).toBe(1);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({ id: '1', text: 'a' });
    expect(lines[1]).toEqual({ error: expect.stringMatching(error), line: 3 });
    expect(lines[2]).toMatchObject({ id: '3', text: 'c' });
  });
});

describe('the explanation of an answer', () => {
  test('shows the decision, the words and the runners-up', () => {
    const text = explain(bot.search(deadlineQuestion));
    expect(text).toMatch(/^decision: found; language: nl; kind: when\nwords:\n/);
    expect(text).toMatch(/\n {2}dossier \(knowledge\): dossier 1\.00/);
    expect(text).toMatch(/\ncandidates \(nothing of these: 0\.\d{3}\):\n {2}0\.\d{3} deadline-11-fonds\n/);
    expect(text).toMatch(/\n {8}nearest: .+\n {8}matched: .*fond.*; score \d+\.\d/);
    expect(text).toContain(' (goes to a person)');
    expect(text.match(/nearest: /g)).toHaveLength(5);
  });

  test('has an answer for a question without any known word', () => {
    expect(explain(bot.search('xyzzy'))).toContain('decision: none');
  });
});
