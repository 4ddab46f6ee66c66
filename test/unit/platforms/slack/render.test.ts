import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slackLimits } from '../../../../src/platforms/slack/limits.ts';
import { createIds, filesOf, readFeedback, renderBlocks, renderReply } from '../../../../src/platforms/slack/render.ts';
import { writeActionId } from '../../../../src/reply/action-id.ts';
import { replyToText } from '../../../../src/reply/plain-text.ts';
import type { Action, Block, FormBlock, Reply } from '../../../../src/reply/reply.ts';
import { anyReply } from '../../../support/slack/arbitrary.ts';
import { readBlocks } from '../../../support/slack/read.ts';
import { checkMessage } from '../../../support/slack/validate.ts';

const plainly = { share: undefined, feedback: false };
const page: Action = { kind: 'page', page: 'fonds' };
const letters = (count: number) => 'a'.repeat(count);

function reply(blocks: readonly Block[], more: Partial<Reply> = {}): Reply {
  return { blocks, visibility: 'only-you', language: 'nl', ...more };
}

/** The blocks of a reply that fits in one message. */
function draw(...blocks: readonly Block[]): readonly KnownBlock[] {
  const messages = renderReply(reply(blocks), plainly);
  expect(messages).toHaveLength(1);
  expect(messages.flatMap(checkMessage)).toEqual([]);
  return messages[0]?.blocks ?? [];
}

function mrkdwn(text: string) {
  return { type: 'mrkdwn', text, verbatim: true };
}

function section(text: string) {
  return { type: 'section', text: mrkdwn(text), expand: true };
}

function plain(text: string) {
  return { type: 'plain_text', text, emoji: false };
}

/** Letters and digits of a text in runs, without what formatting put between them. */
function wordsOf(text: string): readonly string[] {
  return text.replace(/[\u200B\u2060*_~`＊＿～｀]/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}

describe('a reply', () => {
  test('passes for every kind of block what Slack checks, and loses no word, whatever it holds', () => {
    fc.assert(
      fc.property(anyReply, fc.boolean(), (any, feedback) => {
        const messages = renderReply(any, { share: page, feedback });
        expect(messages.flatMap(checkMessage)).toEqual([]);
        for (const { text } of messages) expect(text.length).toBeLessThanOrEqual(slackLimits.fallbackChars);
        const shown = new Map<string, number>();
        for (const { blocks } of messages) {
          for (const word of wordsOf(readBlocks(blocks))) shown.set(word, (shown.get(word) ?? 0) + 1);
        }
        const lost = wordsOf(replyToText(any).toWellFormed()).filter((word) => {
          const left = shown.get(word) ?? 0;
          shown.set(word, left - 1);
          return left < 1;
        });
        expect(lost).toEqual([]);
      }),
      { numRuns: 120, interruptAfterTimeLimit: 20_000 },
    );
  }, 60_000);

  test('with nothing in it is a message all the same', () => {
    expect(renderReply(reply([]), plainly)).toEqual([{ text: '…', blocks: [section('…')] }]);
    expect(renderReply(reply([{ kind: 'text', text: ' ' }]), plainly)).toEqual([{ text: '…', blocks: [section('…')] }]);
  });

  test('has for notifications what it says, of which nothing is more than text', () => {
    const [message] = renderReply(reply([{ kind: 'text', text: '**Dag** \\<!channel\\> & co' }]), plainly);
    expect(message?.text).toBe('Dag &lt;!channel&gt; &amp; co');
  });

  test('has for notifications no more than 4,000 characters, cut at a word', () => {
    const text = (words: number) =>
      renderReply(reply([{ kind: 'copy', title: 'a', text: 'woord '.repeat(words) }]), plainly);
    expect(text(666)[0]?.text).toMatch(/woord$/);
    expect(text(667)[0]?.text).toMatch(/ woord…$/);
    expect(text(667)[0]?.text.length).toBeGreaterThan(3990);
  });
});

describe('more than one message holds', () => {
  const texts = (count: number): readonly Block[] =>
    Array.from({ length: count }, (_, at) => ({ kind: 'text', text: `tekst ${at}` }));

  test.each([
    [50, [50]],
    [51, [50, 1]],
    [120, [50, 50, 20]],
  ])('(%i blocks) is divided over several: %j', (count, sizes) => {
    const messages = renderReply(reply(texts(count)), plainly);
    expect(messages.map(({ blocks }) => blocks.length)).toEqual(sizes);
    expect(messages.map(({ blocks }) => readBlocks(blocks)).join('\n')).toBe(
      texts(count)
        .map((block) => 'text' in block && block.text)
        .join('\n'),
    );
  });

  test('has per message its own text for notifications', () => {
    const messages = renderReply(reply(texts(51)), plainly);
    expect(messages.map(({ text }) => text.split('\n\n').length)).toEqual([50, 1]);
    expect(messages[1]?.text).toBe('tekst 50');
  });

  test.each([
    [12_000, 1],
    [12_001, 2],
  ])('(%i characters) is divided over %i', (chars, count) => {
    const rest = Array.from({ length: 3 }, () => ({ kind: 'text', text: letters(3000) }) as const);
    const messages = renderReply(
      reply([...rest, { kind: 'text', text: letters(chars - 9000) }].slice(0, 4) as Block[]),
      plainly,
    );
    expect(messages).toHaveLength(chars > 12_000 ? count : 1);
  });

  test('keeps a header with what stands under it', () => {
    const blocks: Block[] = [...texts(49), { kind: 'section', title: 'Titel', text: 'tekst' }];
    const messages = renderReply(reply(blocks), plainly);
    expect(messages.map(({ blocks: each }) => each.length)).toEqual([49, 2]);
    expect(messages[1]?.text).toBe('Titel\ntekst');
  });
});

describe('a section', () => {
  test('is a header, a text and fields beside each other', () => {
    expect(
      draw({
        kind: 'section',
        title: 'Fonds & co',
        text: 'Vóór **31** maart',
        fields: [{ name: 'Bedrag', value: '*veel*' }],
      }),
    ).toEqual([
      { type: 'header', text: plain('Fonds & co') },
      section('Vóór *31* maart'),
      { type: 'section', fields: [mrkdwn('*Bedrag*\n_veel_')] },
    ]);
  });

  test('has a title in bold where a header would not hold it', () => {
    expect(draw({ kind: 'section', title: letters(150) })).toEqual([{ type: 'header', text: plain(letters(150)) }]);
    expect(draw({ kind: 'section', title: letters(151) })).toEqual([section(`*${letters(151)}*`)]);
    expect(draw({ kind: 'section', title: 'een\ntwee' })).toEqual([section('*een*\n*twee*')]);
  });

  test.each([
    [10, [10]],
    [11, [10, 1]],
  ])('with %i fields has them in rows of at most ten: %j', (count, sizes) => {
    const fields = Array.from({ length: count }, (_, at) => ({ name: `n${at}`, value: `w${at}` }));
    const drawn = draw({ kind: 'section', title: '', fields });
    expect(drawn.map((block) => block.type === 'section' && block.fields?.length)).toEqual(sizes);
  });

  test('with a field that is too long to stand beside others has them below each other', () => {
    const field = (count: number): Block => ({
      kind: 'section',
      title: '',
      fields: [{ name: 'n', value: letters(count) }],
    });
    expect(draw(field(1996))).toEqual([{ type: 'section', fields: [mrkdwn(`*n*\n${letters(1996)}`)] }]);
    expect(draw(field(1997))).toEqual([section('*n*'), section(letters(1997))]);
  });
});

describe('sources', () => {
  test('are small print, with links and the day of checking', () => {
    const drawn = draw({
      kind: 'sources',
      sources: [
        { document: 'guide', title: 'Gids', section: 'Stap 2', url: 'https://11.be/gids' },
        { document: 'memorandum', title: 'Memorandum <2024>' },
        { document: 'movement', title: 'Folder', url: 'javascript:alert(1)' },
      ],
      checked: '2026-05-03',
    });
    expect(drawn).toEqual([
      {
        type: 'context',
        elements: [
          mrkdwn(
            'Bron: <https://11.be/gids|Gids, Stap 2>; Memorandum &lt;2024&gt;; Folder (javascript:alert(1)) (nagekeken op 3 mei 2026)',
          ),
        ],
      },
    ]);
  });

  test('that are many stand in several elements, ten to a block', () => {
    const sources = Array.from({ length: 11 }, (_, at) => ({ document: 'guide', title: `${at}${letters(1000)}` }));
    const drawn = draw(...([{ kind: 'sources', sources: sources.slice(0, 5) }] as Block[]));
    expect(drawn.map((block) => block.type === 'context' && block.elements.length)).toEqual([5]);
    const blocks = renderBlocks(reply([{ kind: 'sources', sources }]), createIds());
    expect(blocks.map((block) => block.type === 'context' && block.elements.length)).toEqual([10, 1]);
  });

  test('that are none take no place', () => {
    expect(draw({ kind: 'sources', sources: [] }, { kind: 'text', text: 'x' })).toEqual([section('x')]);
  });
});

describe('buttons', () => {
  test('stand under their prompt, and carry what they do', () => {
    const drawn = draw({
      kind: 'buttons',
      prompt: 'Wat nu?',
      buttons: [
        { label: ':tada: *Verder*', action: page },
        { label: 'Terug', action: { kind: 'more', page: 'x' } },
      ],
    });
    expect(drawn).toEqual([
      section('Wat nu?'),
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'do:0', text: plain(':tada: *Verder*'), value: 'page:fonds' },
          { type: 'button', action_id: 'do:1', text: plain('Terug'), value: 'more:x' },
        ],
      },
    ]);
  });

  test('have ids of their own in the whole message', () => {
    const one: Block = { kind: 'buttons', buttons: [{ label: 'a', action: page }] };
    const select: Block = { kind: 'select', label: '', options: [{ label: 'a', action: page }] };
    const ids = JSON.stringify(draw(one, select, one)).match(/"action_id":"[^"]*"/g);
    expect(ids).toEqual(['"action_id":"do:0"', '"action_id":"pick:1"', '"action_id":"do:2"']);
  });

  test.each([
    [75, []],
    [76, [section(`• ${letters(76)}`)]],
  ])('with a label of %i characters show it as a whole', (count, below) => {
    const [actions, ...rest] = draw({ kind: 'buttons', buttons: [{ label: letters(count), action: page }] });
    expect(actions?.type === 'actions' && actions.elements[0]).toMatchObject({
      text: { text: count === 75 ? letters(75) : `${letters(74)}…` },
    });
    expect(rest).toEqual(below);
  });

  test('that Slack would not take, for all that they carry, are named', () => {
    const carries = (count: number): Action => ({ kind: 'page', page: letters(count - 'page:'.length) });
    expect(draw({ kind: 'buttons', buttons: [{ label: 'a', action: carries(2000) }] })).toMatchObject([
      { type: 'actions' },
    ]);
    expect(draw({ kind: 'buttons', buttons: [{ label: 'a', action: carries(2001) }] })).toEqual([section('• a')]);
  });

  test.each([
    [25, [25]],
    [26, [25, 1]],
  ])('of which there are %i stand in rows of at most 25: %j', (count, sizes) => {
    const drawn = draw({ kind: 'buttons', buttons: Array(count).fill({ label: 'a', action: page }) });
    expect(drawn.map((block) => block.type === 'actions' && block.elements.length)).toEqual(sizes);
  });
});

describe('a select', () => {
  const option = (chars: number) => ({ label: 'Rij', action: { kind: 'page', page: letters(chars - 5) } as const });

  test('is a list that opens under its label', () => {
    expect(draw({ kind: 'select', label: 'Kies *een* rij', options: [{ label: 'Rij', action: page }] })).toEqual([
      section('Kies \u2060*\u2060een\u2060*\u2060 rij'),
      {
        type: 'actions',
        elements: [
          {
            type: 'static_select',
            action_id: 'pick:0',
            placeholder: plain('Kies'),
            options: [{ text: plain('Rij'), value: 'page:fonds' }],
          },
        ],
      },
    ]);
  });

  test('has buttons for the rows that carry too much for a row', () => {
    expect(draw({ kind: 'select', label: '', options: [option(75)] })).toMatchObject([
      { elements: [{ type: 'static_select' }] },
    ]);
    expect(draw({ kind: 'select', label: '', options: [option(76)] })).toMatchObject([
      { elements: [{ type: 'button', value: `page:${letters(71)}` }] },
    ]);
  });

  test.each([
    [75, 0],
    [76, 1],
  ])('shows a row of %i characters as a whole', (count, below) => {
    expect(draw({ kind: 'select', label: '', options: [{ label: letters(count), action: page }] })).toHaveLength(
      1 + below,
    );
  });

  test.each([
    [100, 1],
    [101, 2],
  ])('of %i rows is %i lists', (count, lists) => {
    expect(draw({ kind: 'select', label: '', options: Array(count).fill({ label: 'a', action: page }) })).toHaveLength(
      lists,
    );
  });
});

describe('a form', () => {
  const form: FormBlock = {
    kind: 'form',
    title: 'Naar wie?',
    action: { kind: 'flow', command: 'memo mail', flow: 'x', revision: 2, move: 'next' },
    submit: 'Verder',
    fields: [{ kind: 'text', name: 'place', label: 'Gemeente', required: true, maxLength: 100 }],
  };

  test('is a button that opens it where it stands, beside the other ways on', () => {
    const stop: Action = { kind: 'flow', command: 'memo mail', flow: 'x', revision: 2, move: 'delete' };
    expect(draw({ ...form, buttons: [{ label: 'Stop', action: stop }] })).toEqual([
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'open:0', text: plain('Naar wie?'), value: 'flow:show:2:x:memo mail' },
          { type: 'button', action_id: 'do:1', text: plain('Stop'), value: 'flow:delete:2:x:memo mail' },
        ],
      },
    ]);
  });

  test('without a title is named after what it does', () => {
    expect(draw({ ...form, title: '' })).toMatchObject([{ elements: [{ text: { text: 'Verder' } }] }]);
    expect(draw({ ...form, title: '', submit: ' ' })).toMatchObject([
      { elements: [{ text: { text: 'Open het formulier' } }] },
    ]);
  });

  test('says what is wrong in it', () => {
    const fields = form.fields.map((field) => ({ ...field, problem: 'die ken ik <niet>' }));
    expect(draw({ ...form, fields })[0]).toEqual(section('*Gemeente*: die ken ik &lt;niet&gt;'));
    const asked = fields.map((field) => ({ ...field, label: 'Waar?' }));
    expect(draw({ ...form, fields: asked })[0]).toEqual(section('*Waar?* die ken ik &lt;niet&gt;'));
  });
});

describe('a text to copy', () => {
  test('is a code block under its title, in which nothing is more than text', () => {
    expect(
      draw({
        kind: 'copy',
        title: 'Mail',
        text: 'Beste <!channel> & *co*\n\n  ```einde',
        mail: { subject: 'Vraag *1*' },
      }),
    ).toEqual([
      { type: 'header', text: plain('Mail') },
      section('*Onderwerp:* Vraag \u2060*\u20601\u2060*\u2060'),
      section('```\nBeste &lt;!channel&gt; &amp; *co*\n\n  `\u200b`\u200b`einde\n```'),
    ]);
  });

  test.each([
    [2992, 1],
    [2993, 2],
  ])('of %i characters is %i code blocks, each with its own fences', (count, pieces) => {
    const drawn = draw({ kind: 'copy', title: '', text: letters(count) });
    expect(drawn).toHaveLength(pieces);
    for (const block of drawn) expect(block.type === 'section' && block.text?.text).toMatch(/^```\na+\n```$/);
  });

  test('is cut between its paragraphs', () => {
    const [one, two] = [letters(2000), letters(2001)];
    const drawn = draw({ kind: 'copy', title: '', text: `${one}\n\n${two}` });
    expect(drawn).toEqual([section(`\`\`\`\n${one}\n\`\`\``), section(`\`\`\`\n${two}\n\`\`\``)]);
  });
});

describe('a timeline', () => {
  test('marks now with an arrow and the word, and says what is over', () => {
    expect(
      draw({
        kind: 'timeline',
        title: 'Stappenplan',
        nowLabel: 'Nu',
        steps: [
          { title: 'Memorandum', when: '2024', state: 'past' },
          { title: 'Opvolgen <!here>', when: '2026', text: 'Vraag het na.', state: 'now' },
          { title: 'Campagne', when: '2030', state: 'future' },
        ],
      }),
    ).toEqual([
      { type: 'header', text: plain('Stappenplan') },
      section(
        '• *Memorandum* (2024, voorbij)\n→ *Nu: Opvolgen &lt;!here&gt;* (2026). Vraag het na.\n• *Campagne* (2030)',
      ),
    ]);
  });
});

describe('files', () => {
  const file = {
    kind: 'file',
    name: 'mail_1.eml',
    mediaType: 'message/rfc822',
    content: 'x',
    label: 'Mail aan Groen',
  } as const;

  test('are named, one line each', () => {
    expect(draw(file, { ...file, label: 'Alles', name: 'a.txt' })).toEqual([
      section('Mail aan Groen: mail_1.eml\nAlles: a.txt'),
    ]);
  });

  test('are given apart, to be uploaded', () => {
    expect(filesOf(reply([{ kind: 'text', text: 'x' }, file]))).toEqual([file]);
    expect(filesOf(reply([]))).toEqual([]);
  });
});

describe('under a reply', () => {
  test('stands a button that shares it, where it may be shared', () => {
    const [message] = renderReply(reply([{ kind: 'text', text: 'x' }]), { share: page, feedback: false });
    expect(message?.blocks).toEqual([
      section('x'),
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'share:0', text: plain('Deel in kanaal'), value: writeActionId(page) }],
      },
    ]);
  });

  test('stand buttons that tell whether it helped, with labels for screen readers and the pages that were shown', () => {
    const outcome = { decision: 'found', pages: ['fonds', 'gris'], alternatives: [] } as const;
    const [message] = renderReply(reply([{ kind: 'text', text: 'x' }], { outcome }), {
      share: undefined,
      feedback: true,
    });
    const button = (value: string, label: string) => ({ text: plain(label), accessibility_label: label, value });
    expect(message?.blocks[1]).toEqual({
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'feedback',
          positive_button: button('good:fonds,gris', 'Dit hielp me'),
          negative_button: button('bad:fonds,gris', 'Dit hielp me niet'),
        },
      ],
    });
  });

  test('stands all that only under the last message, also when there is just place for the reply', () => {
    const blocks: Block[] = Array.from({ length: 49 }, () => ({ kind: 'text', text: 'x' }));
    const messages = renderReply(reply(blocks), { share: page, feedback: true });
    expect(messages.map((message) => message.blocks.map(({ type }) => type).slice(49))).toEqual([['actions'], []]);
    expect(messages[1]?.blocks.map(({ type }) => type)).toEqual(['context_actions']);
    expect(messages.flatMap(checkMessage)).toEqual([]);
  });
});

describe('whether it helped', () => {
  test.each([
    ['good:fonds,gris', { good: true, pages: ['fonds', 'gris'] }],
    ['bad:', { good: false, pages: [] }],
    ['page:fonds', undefined],
    ['', undefined],
  ])('is read from %j', (value, feedback) => {
    expect(readFeedback(value)).toEqual(feedback);
  });

  test('carries no more pages than a button does, and whole ones', () => {
    const pages = Array.from({ length: 100 }, (_, at) => `${'p'.repeat(30)}${at}`);
    const outcome = { decision: 'found', pages, alternatives: [] } as const;
    const [message] = renderReply(reply([], { outcome }), { share: undefined, feedback: true });
    expect(checkMessage(message)).toEqual([]);
    const value = /"value":"(good:[^"]*)"/.exec(JSON.stringify(message))?.[1] ?? '';
    const read = readFeedback(value)?.pages ?? [];
    expect(read.length).toBeGreaterThan(50);
    expect(pages.slice(0, read.length)).toEqual(read);
  });
});
