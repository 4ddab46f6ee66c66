import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSmallTalk } from '../../../src/bot/small-talk.ts';
import type { SmallTalk } from '../../../src/knowledge/tables.ts';

function intent(id: string, nl: string[], en: string[], fr: string[]): SmallTalk {
  return { id, anywhere: false, phrases: { nl, en, fr }, reply: { nl: `${id} nl`, en: `${id} en`, fr: `${id} fr` } };
}

const smallTalk = createSmallTalk([
  intent('greeting', ['hallo', 'goeiemorgen', 'salut'], ['hello', 'good morning'], ['bonjour', 'salut']),
  intent('thanks', ['bedankt', 'dank je wel', 'bedankt voor je hulp'], ['thank you'], ['merci beaucoup']),
  intent(
    'abilities',
    ['wat kan je', 'wat kan je allemaal', 'help'],
    ['what can you do', 'help'],
    ['que peux-tu faire'],
  ),
  { ...intent('crisis', ['ik wil dood'], ['i want to die'], ['je veux mourir']), anywhere: true },
]);

function said(text: string, locale: 'nl' | 'en' | 'fr' = 'nl'): string | undefined {
  const match = smallTalk(text, locale);
  return match && `${match.intent.id} ${match.language}`;
}

test('hears a cry for help wherever it stands in a message, and only as whole words', () => {
  expect(said('het gaat niet goed, ik wil dood en weet niet meer wat doen met het memorandum')).toBe('crisis nl');
  expect(said('ik wil doodgewoon weten wanneer de deadline is')).toBeUndefined();
});

describe('small talk', () => {
  test.each([
    ['hallo', 'greeting nl'],
    ['Hallo!', 'greeting nl'],
    ['HALLO 👋', 'greeting nl'],
    ['Goeiemorgen', 'greeting nl'],
    ['Bedankt voor je hulp!!', 'thanks nl'],
    ['Hello', 'greeting en'],
    ['Thank you.', 'thanks en'],
    ['Merci beaucoup !', 'thanks fr'],
    ['Que peux-tu faire ?', 'abilities fr'],
  ])('%j is %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test.each([
    ['Hallo, wat kan je allemaal?', 'abilities nl'],
    ['Hallo! Goeiemorgen! Bedankt.', 'thanks nl'],
    ['Bedankt! Hallo! Goeiemorgen!', 'greeting nl'],
  ])('in several parts gets the reply to the last one: %j', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  test.each(['nl', 'fr'] as const)(
    'that is said in two languages is taken for %s on a screen in that language',
    (locale) => {
      expect(said('salut', locale)).toBe(`greeting ${locale}`);
    },
  );

  test('keeps its own language on a screen in another', () => {
    expect(said('thank you', 'fr')).toBe('thanks en');
  });
});

describe('a question', () => {
  test.each([
    'Hallo, wat is een GRIS?',
    'Bedankt! Wanneer is de deadline?',
    'help met ons memorandum',
    'Wie kan je helpen met een container?',
    'memorandum',
    'Bonjour, qui sont nos alliés ?',
  ])('is none, even when it begins politely: %j', (text) => {
    expect(said(text)).toBeUndefined();
  });

  test.each(['', '   ', '?!', '👋', '11', 'x'])('is not made of %j either', (text) => {
    expect(said(text)).toBeUndefined();
  });

  test('is none whatever stands around its subject', () => {
    const polite = fc.constantFrom(
      'hallo',
      'bedankt',
      'dank je wel',
      'wat kan je',
      'help',
      'hello',
      ',',
      '!',
      'een',
      'de',
    );
    fc.assert(
      fc.property(fc.array(polite), fc.array(polite), (before, after) => {
        expect(said([...before, 'memorandum', ...after].join(' '))).toBeUndefined();
      }),
    );
  });
});

test('any text is read without an exception', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('nl' as const, 'en' as const, 'fr' as const),
      (text, locale) => {
        const match = smallTalk(text, locale);
        expect(match === undefined || match.intent.reply[match.language].length > 0).toBe(true);
      },
    ),
  );
});
