import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Letter } from '../../../src/knowledge/letter.ts';
import { fillLetter, type LetterItem } from '../../../src/letters/fill.ts';

const letter: Letter = {
  title: 'Mail',
  subject: 'Voor {party} in {municipality}',
  openings: ['Opening een voor {municipality}.', 'Opening twee.', 'Opening drie.'],
  closings: ['Slot een.', 'Slot twee voor {party}.'],
  item: '{number}. {title}: {sentence}\nWaarom? {why} ({municipality})',
  paragraphs: [
    'Beste {party}',
    '{opening}',
    '{?example}Een voorbeeld: {example}',
    '{!example}Een voorbeeld hebben we niet.',
    '{demands}',
    '{closing}',
    '{?group}{sender}\n{group}',
    '{!group}{sender}',
  ],
};

const gaps = { municipality: 'Gent', party: 'Partij X', sender: 'An', example: '', group: '' };

function item(title: string): LetterItem {
  return { title, sentence: `Wij doen ${title}.`, why: `${title} is nodig.` };
}

describe('a letter that is filled in', () => {
  test('says what was given, paragraph by paragraph', () => {
    const filled = fillLetter(letter, { ...gaps, example: 'de wereldwinkel', group: '11.11.11 Gent' }, [
      item('Samenwerken'),
      item('Aankopen'),
    ]);
    expect(filled).toEqual({
      subject: 'Voor Partij X in Gent',
      text: `Beste Partij X

Opening een voor Gent.

Een voorbeeld: de wereldwinkel

1. Samenwerken: Wij doen Samenwerken.
Waarom? Samenwerken is nodig. (Gent)

2. Aankopen: Wij doen Aankopen.
Waarom? Aankopen is nodig. (Gent)

Slot een.

An
11.11.11 Gent`,
    });
  });

  test('leaves out what was not given, and says what stands in its place', () => {
    const { text } = fillLetter(letter, gaps, [item('Samenwerken')]);
    expect(text).toContain('Een voorbeeld hebben we niet.');
    expect(text).not.toContain('Een voorbeeld:');
    expect(text.endsWith('Slot een.\n\nAn')).toBe(true);
  });

  test('takes a gap that is not given for an empty one', () => {
    const { example: _, group: __, ...rest } = gaps;
    expect(fillLetter(letter, rest)).toEqual(fillLetter(letter, gaps));
  });

  test('has no hole where nothing was to be said', () => {
    const { text } = fillLetter({ title: 'a', paragraphs: ['Begin', '{demands}', '{opening}', 'Einde'] }, {});
    expect(text).toBe('Begin\n\nEinde');
  });

  test('has no subject when the letter has none', () => {
    expect(fillLetter({ title: 'a', paragraphs: ['{municipality}'] }, gaps)).toEqual({ subject: '', text: 'Gent' });
  });

  test('begins and ends each letter of one lot in another way, in turn', () => {
    const lot = [0, 1, 2, 3, 4, 5, 6].map((variant) => fillLetter(letter, gaps, [], variant).text);
    expect(lot.map((text) => /Opening (\w+)/.exec(text)?.[1])).toEqual([
      'een',
      'twee',
      'drie',
      'een',
      'twee',
      'drie',
      'een',
    ]);
    expect(lot.map((text) => /Slot (\w+)/.exec(text)?.[1])).toEqual([
      'een',
      'twee',
      'een',
      'twee',
      'een',
      'twee',
      'een',
    ]);
    expect(new Set(lot.slice(0, 6)).size).toBe(6);
    expect(lot[6]).toBe(lot[0]);
    expect(lot[1]).toContain('Slot twee voor Partij X.');
  });

  test('changes nothing in the letter', () => {
    const before = structuredClone(letter);
    fillLetter(letter, gaps, [item('a')], 3);
    expect(letter).toEqual(before);
  });
});

describe('what people typed', () => {
  const gap = fc.constantFrom(
    '{municipality}',
    '{opening}',
    '{demands}',
    '{?group}',
    '{!example}',
    '{sender}',
    '{x}',
    '$&',
    '$1',
    '$`',
    '{',
    '}',
  );
  const typed = fc
    .array(fc.oneof(gap, fc.constantFrom('An', ' en ', 'Bo', '$', '\\', '{party}')), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join('').trim())
    .filter((text) => text !== '');

  test('stands in the letter as it was typed, whatever gaps and marks it holds', () => {
    fc.assert(
      fc.property(
        fc.record({ municipality: typed, party: typed, sender: typed, example: typed, group: typed }),
        (given) => {
          const { text, subject } = fillLetter(letter, given, [], 0);
          expect(subject).toBe(`Voor ${given.party} in ${given.municipality}`);
          expect(text.split('\n\n')).toEqual([
            `Beste ${given.party}`,
            `Opening een voor ${given.municipality}.`,
            `Een voorbeeld: ${given.example}`,
            'Slot een.',
            `${given.sender}\n${given.group}`,
          ]);
        },
      ),
    );
  });

  test('stands in the demands as it was typed too', () => {
    fc.assert(
      fc.property(typed, typed, typed, (title, sentence, why) => {
        const { text } = fillLetter({ ...letter, paragraphs: ['{demands}'] }, gaps, [{ title, sentence, why }]);
        expect(text).toBe(`1. ${title}: ${sentence}\nWaarom? ${why} (Gent)`);
      }),
    );
  });

  test('decides nothing about which paragraphs are left out but by being there', () => {
    const { text } = fillLetter(letter, { ...gaps, sender: '{?group}An', group: '{!group}' });
    expect(text.endsWith('{?group}An\n{!group}')).toBe(true);
  });
});
