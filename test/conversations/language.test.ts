import { describe, expect, test } from 'vitest';
import { checkReply } from '../../src/reply/check.ts';
import { replyToText } from '../../src/reply/plain-text.ts';
import { type Language, languages } from '../../src/search/stop-words.ts';
import { realBot } from '../support/bot.ts';
import { buttonsOf, converse } from '../support/conversation.ts';

const bot = await realBot();

/** Somebody new, of whom nothing is kept. */
let count = 0;
function somebody(locale: Language = 'nl') {
  count += 1;
  const person = `iemand ${count}`;
  return { ...converse(bot, { person, locale }), chosen: () => bot.language(person, 'groep') };
}

describe('/taal', () => {
  test('asks in every language, the one of now first, and keeps what is pressed', async () => {
    const an = somebody('fr');
    expect(replyToText(await an.types('/langue'))).toMatch(/^Dans quelle langue .+\n\nIn welke taal .+\n\nIn which /s);
    expect(buttonsOf(an.latest()).map(({ label }) => label)).toEqual(['Nederlands', 'English', 'Français']);
    expect(await an.chosen()).toBeUndefined();
    const said = await an.presses('English');
    expect(said).toMatchObject({ language: 'en', visibility: 'only-you' });
    expect(replyToText(said)).toBe('Fine, from now on I answer you in English.');
    expect(await an.chosen()).toBe('en');
  });

  test('keeps the latest choice, for this person alone', async () => {
    const an = somebody();
    await an.types('/taal frans');
    await an.types('/taal nl');
    expect(await an.chosen()).toBe('nl');
    expect(await somebody().chosen()).toBeUndefined();
  });

  test.each<[typed: string, Language]>([
    ['/taal nl', 'nl'],
    ['/taal Nederlands', 'nl'],
    ['/taal vlaams', 'nl'],
    ['/language dutch', 'nl'],
    ['/langue néerlandais', 'nl'],
    ['/langue neerlandais', 'nl'],
    ['/taal EN', 'en'],
    ['/taal in het Engels aub', 'en'],
    ['/language English', 'en'],
    ['/langue anglais', 'en'],
    ['/taal fr', 'fr'],
    ['/taal frans.', 'fr'],
    ['/language French', 'fr'],
    ['/langue en français', 'fr'],
    ['/langue francais', 'fr'],
  ])('takes "%s" for %s', async (typed, language) => {
    const an = somebody();
    expect((await an.types(typed)).language).toBe(language);
    expect(await an.chosen()).toBe(language);
  });

  test.each(['/taal duits', '/taal klingon', '/taal en graag', `/taal ${'x'.repeat(40)}`])(
    'says to "%s" that it does not speak that, and lets people choose',
    async (typed) => {
      const an = somebody();
      const reply = await an.types(typed);
      expect(replyToText(reply)).toMatch(/^Die taal spreek ik nog niet\./);
      expect(buttonsOf(reply)).toHaveLength(languages.length);
      expect(await an.chosen()).toBeUndefined();
    },
  );

  test('shows a form for what is too long to be a language', async () => {
    const reply = await somebody().types(`/taal ${'x'.repeat(41)}`);
    expect(reply.blocks.map(({ kind }) => kind)).toContain('form');
  });

  test('is offered to who asks for it in plain words', async () => {
    for (const typed of ['kan ik de taal veranderen?', 'spreek je ook frans?', 'how do I change the language?']) {
      const actions = buttonsOf(await somebody().types(typed)).map(({ action }) => action);
      expect(actions, typed).toContainEqual({ kind: 'command', command: 'language', options: {} });
    }
  });

  test.each<[locale: Language, typed: string, said: RegExp]>([
    ['nl', '/taal', /^Op deze pagina kies je de taal bovenaan: Nederlands, English of Français\.$/],
    ['nl', '/taal engels', /^On this page you choose the language at the top/],
    ['fr', '/langue', /^Sur cette page, tu choisis la langue en haut/],
  ])('says where the switch is where people have one: in %s to "%s"', async (locale, typed, said) => {
    const event = { kind: 'question', text: typed, person: 'bezoeker', workspace: 'bezoeker', place: 'web' } as const;
    const reply = await bot.handle({ ...event, locale, hasLanguageSwitch: true });
    expect(checkReply(reply)).toEqual([]);
    expect(replyToText(reply)).toMatch(said);
    expect(await bot.language('bezoeker', 'bezoeker')).toBeUndefined();
  });
});
