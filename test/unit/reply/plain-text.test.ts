import { describe, expect, test } from 'vitest';
import { formatSource, replySays, replyToText } from '../../../src/reply/plain-text.ts';
import type { Block } from '../../../src/reply/reply.ts';

const everything: Block[] = [
  { kind: 'text', text: 'Een **GRIS** is een adviesraad. Zie https://11.be.\n\n- een\n- twee' },
  {
    kind: 'section',
    title: 'Meer over: GRIS',
    text: 'Hij geeft *advies*.',
    fields: [
      { name: 'Bedrag', value: '**€ 2**' },
      { name: 'Site', value: '[11.be](https://11.be)' },
    ],
  },
  { kind: 'section', title: 'Alleen een titel' },
  {
    kind: 'sources',
    sources: [
      { document: 'memorandum', title: 'Memorandum', section: 'punt 4', url: 'https://11.be/memo', year: 2024 },
      { document: 'guide', title: 'Gids' },
    ],
    checked: '2026-11-20',
  },
  {
    kind: 'buttons',
    prompt: 'Bedoel je dit?',
    buttons: [
      { label: 'Wat is een GRIS?', action: { kind: 'page', page: 'gris' } },
      { label: 'Meer', action: { kind: 'more', page: 'gris' } },
    ],
  },
  { kind: 'buttons', buttons: [{ label: 'Meer', action: { kind: 'more', page: 'gris' } }] },
  {
    kind: 'form',
    title: 'vraag',
    command: 'ask',
    submit: 'Versturen',
    fields: [
      { name: 'question', label: 'Je vraag', required: true, maxLength: 5, value: '**lang**', problem: 'te lang' },
      { name: 'town', label: 'Je gemeente', required: false, maxLength: 50 },
    ],
  },
  { kind: 'file', name: 'deadline.ics', mediaType: 'text/calendar', content: 'BEGIN:VCALENDAR', label: 'In je agenda' },
];

test('a reply reads in plain text, block by block', () => {
  expect(replyToText({ blocks: everything })).toMatchInlineSnapshot(`
    "Een GRIS is een adviesraad. Zie https://11.be.

    - een
    - twee

    Meer over: GRIS
    Hij geeft advies.
    Bedrag: € 2
    Site: 11.be

    Alleen een titel

    Memorandum, punt 4 (https://11.be/memo)
    Gids

    Bedoel je dit?
      [Wat is een GRIS?]
      [Meer]

      [Meer]

    vraag
      Je vraag: **lang** (te lang)
      Je gemeente: …
      [Versturen]

    In je agenda: deadline.ics"
  `);
});

test('what a reply says leaves out its sources, buttons, forms and files', () => {
  const said = replySays({ blocks: everything });
  expect(said).toBe(replyToText({ blocks: everything.slice(0, 3) }));
  expect(said).not.toMatch(/Memorandum|Bedoel je dit|Versturen|deadline\.ics/);
});

test('a reply without blocks is empty', () => {
  expect(replyToText({ blocks: [] })).toBe('');
});

test('what a person filled in stands in the form as it was typed', () => {
  expect(replyToText({ blocks: everything.filter((block) => block.kind === 'form') })).toContain('**lang**');
});

describe('a source in one line', () => {
  test.each([
    [{ document: 'guide', title: 'Gids', section: 'Stap 1', url: 'https://11.be' }, 'Gids, Stap 1 (https://11.be)'],
    [{ document: 'guide', title: 'Gids', section: 'Stap 1' }, 'Gids, Stap 1'],
    [{ document: 'guide', title: 'Gids', url: 'https://11.be' }, 'Gids (https://11.be)'],
    [{ document: 'guide', title: 'Gids' }, 'Gids'],
  ])('is %j written as %s', (source, line) => {
    expect(formatSource(source)).toBe(line);
  });
});
