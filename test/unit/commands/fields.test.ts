import { describe, expect, test } from 'vitest';
import { dayField, municipalityField, textField } from '../../../src/commands/fields.ts';
import { placeNote } from '../../../src/commands/place-note.ts';
import type { Services } from '../../../src/commands/services.ts';
import type { Field } from '../../../src/flows/field.ts';
import type { Language } from '../../../src/search/stop-words.ts';
import { testDay } from '../../support/bot.ts';
import { fewLookups } from '../../support/small-bot.ts';

function services(language: Language = 'nl'): Services {
  return { language, today: testDay, lookups: fewLookups } as Services;
}

function read(field: Field, typed: string) {
  return field.read?.(typed);
}

describe('the field of a municipality', () => {
  const field = municipalityField(services());

  test('is a text that has to be filled in, with proposals', () => {
    expect(field).toMatchObject({
      kind: 'text',
      name: 'municipality',
      label: 'Gemeente',
      hint: 'Een oude naam, deelgemeente of postcode mag ook.',
      required: true,
      maxLength: 100,
      suggest: 'municipality',
    });
  });

  test.each([
    ['Gent', { value: 'Gent' }],
    ['gand', { value: 'Gent' }],
    ['9050', { value: 'Gent', note: '9050 hoort bij Gent.' }],
    ['ledeberg', { value: 'Gent', note: 'Ledeberg hoort bij Gent.' }],
    ['galmaarden', { value: 'Pajottegem', note: 'Galmaarden hoort sinds 2025 bij Pajottegem.' }],
    ['Sint-Niklas', { value: 'Sint-Niklaas', note: 'Ik lees "Sint\\-Niklas" als Sint-Niklaas.' }],
  ])('keeps %s as its present name, and tells what it belongs to', (typed, reading) => {
    expect(read(field, typed)).toEqual(reading);
  });

  test('tells of one that may be several which there are, by names that it understands', () => {
    expect(read(field, 'Berchem')).toEqual({
      problem:
        '"Berchem" ligt op meer dan een plaats. Welke gemeente bedoel je? Antwerpen (Berchem), Kluisbergen (Berchem)',
    });
    expect(read(field, 'Kluisbergen (Berchem)')).toMatchObject({ value: 'Kluisbergen' });
  });

  test('tells of one that is not known what it may be', () => {
    expect(read(field, 'Pajotte')).toMatchObject({
      problem: 'Ik ken geen Vlaamse gemeente "Pajotte". Bedoel je Pajottegem?',
    });
    const french = municipalityField(services('fr'));
    expect(read(french, 'Namur')).toMatchObject({ problem: expect.stringContaining('commune flamande « Namur »') });
  });
});

describe('the field of a day', () => {
  const field = dayField('answerBy', { label: 'Tegen' }, services());

  test('need not be filled in unless it says so', () => {
    expect(field).toMatchObject({ kind: 'date', name: 'answerBy', label: 'Tegen', required: false });
    expect(dayField('day', { label: 'a', required: true }, services()).required).toBe(true);
  });

  test.each([
    ['15/12', { value: '2026-12-15' }],
    ['2027-01-05', { value: '2027-01-05' }],
    ['morgen', { value: '2026-11-21' }],
    ['ooit', { problem: '"ooit" kan ik niet lezen als een dag. Schrijf het zo: 15/12/2026.' }],
  ])('keeps %s as a date, or tells how to write it', (typed, reading) => {
    expect(read(field, typed)).toEqual(reading);
  });
});

test('the field of a text takes what it is told', () => {
  expect(textField('sender', { label: 'Je naam', maxLength: 30, initial: 'An', multiline: true })).toEqual({
    kind: 'text',
    name: 'sender',
    label: 'Je naam',
    required: false,
    maxLength: 30,
    initial: 'An',
    multiline: true,
  });
  expect(textField('sender', { label: 'Je naam', maxLength: 30, required: true }).required).toBe(true);
});

describe('where a place belongs today', () => {
  function noteOf(typed: string, language: Language = 'nl'): string | undefined {
    const reading = fewLookups.municipality(typed, language);
    if (!('value' in reading)) throw new Error(`${typed} is not one municipality`);
    return placeNote(reading.value, { language });
  }

  test.each([
    ['nl', 'Gooik', 'Gooik hoort sinds 2025 bij Pajottegem.'],
    ['en', 'Gooik', 'Gooik has been part of Pajottegem since 2025.'],
    ['fr', 'Gooik', 'Gooik fait partie de Pajottegem depuis 2025.'],
    ['nl', '9050', '9050 hoort bij Gent.'],
    ['nl', 'Ledeberg', 'Ledeberg hoort bij Gent.'],
  ] as const)('is told in %s of %s', (language, typed, note) => {
    expect(noteOf(typed, language)).toBe(note);
  });

  test.each(['Gent', 'Gand', '44021', 'Pajottegem', 'Sint Niklaas', 'Lokeren'])('needs no telling of %s', (typed) => {
    expect(noteOf(typed)).toBeUndefined();
  });

  test('is told after what was read, when a typing error was forgiven', () => {
    expect(noteOf('Galmarden')).toBe('Ik lees "Galmarden" als Galmaarden. Galmaarden hoort sinds 2025 bij Pajottegem.');
  });
});
