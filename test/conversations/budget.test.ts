import { describe, expect, test } from 'vitest';
import { replyToText } from '../../src/reply/plain-text.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { type Language, languages } from '../../src/search/stop-words.ts';
import { realBot } from '../support/bot.ts';
import { blocksOf, buttonsOf, converse, formOf, problemsOf } from '../support/conversation.ts';

const bot = await realBot();

/** What the bot says to a line; numbers and units are kept together with hard spaces, which are written as plain ones. */
async function said(line: string, locale: Language = 'nl'): Promise<string> {
  return plain(await converse(bot, { locale }).types(line));
}

function plain(reply: Reply): string {
  return replyToText(reply).replace(/[\u00a0\u202f]/g, ' ');
}

function copyOf(reply: Reply): string | undefined {
  return blocksOf(reply, 'copy')[0]?.text.replace(/[\u00a0\u202f]/g, ' ');
}

describe('/memo budget with a municipality', () => {
  test('Gent, by its postal code: the population with year and source, times two', async () => {
    const text = await said('/memo budget 9000');
    expect(text).toContain('9000 hoort bij Gent.');
    expect(text).toContain('2 euro per inwoner komt in Gent neer op € 545.314 per jaar.');
    expect(text).toContain('Inwoners: 272.657 (Statbel, 1 januari 2025)');
    expect(text).toContain('Statbel, bevolking op 1 januari 2025');
  });

  test.each<[Language, string, string]>([
    ['en', '€545,314 a year', 'Inhabitants: 272,657 (Statbel, 1 January 2025)'],
    ['fr', '545 314 € par an', 'Habitants: 272 657 (Statbel, 1er janvier 2025)'],
  ])('in %s with the numbers of that language', async (locale, amount, people) => {
    const text = await said('/memo budget Gent', locale);
    expect(text).toContain(amount);
    expect(text).toContain(people);
  });

  test('every municipality by its own name gets its own amount', async () => {
    for (const { name, population, populationYear } of bot.knowledge.municipalities) {
      const amount = (2 * population).toLocaleString('nl-BE');
      const text = await said(`/memo budget ${name}`);
      expect(text).toContain(`2 euro per inwoner komt in ${name} neer op € ${amount} per jaar.`);
      expect(text).toContain(`(Statbel, 1 januari ${populationYear})`);
    }
  }, 30_000);

  test('a former municipality is said to belong to its present one', async () => {
    const text = await said('/memo budget Galmaarden');
    expect(text).toContain('Galmaarden hoort sinds 2025 bij Pajottegem.');
    expect(text).toContain('in Pajottegem neer op € 50.574 per jaar');
  });

  test('says what the norm is and is not, how to ask for it and how to divide it', async () => {
    const text = await said('/memo budget Gent');
    const [amount, division] = ['1-5', '1-6'].map((id) =>
      bot.knowledge.tables['key-recommendations'].keyRecommendations.find((each) => each.id === id),
    );
    expect(text).toContain('Ook de VVSG');
    expect(text).toContain('Nergens in onze bronnen lezen we dat een gemeente het moet halen.');
    expect(text).toContain('bruto nationaal inkomen');
    expect(text).toContain(amount?.now.nl);
    expect(text).toContain(division?.demand.nl);
    expect(text).toContain('Hoeveel procent naar elk deel gaat, zegt het memorandum niet.');
  });

  test('can be shared as it is', async () => {
    const reply = await converse(bot).types('/memo budget 9000 250 miljoen');
    expect(reply.visibility).toBe('only-you');
    const options = { municipality: 'Gent', budget: '250000000' };
    expect(reply.share).toEqual({ kind: 'command', command: 'memo budget', options });
  });
});

describe('the ordinary budget', () => {
  test.each([
    '250.000.000',
    '250 000 000',
    '250000000',
    '€ 250.000.000,00',
    '250.000.000 euro',
    '250 miljoen',
    '250 mln',
  ])('written as %s is 250 million, of which 0.7 %', async (typed) => {
    const text = await said(`/memo budget Gent ${typed}`);
    expect(text).toContain('0,7 % van de gewone begroting komt neer op € 1.750.000 per jaar, of € 6,42 per inwoner.');
    expect(text).toContain('Gewone begroting, zoals jij ze gaf: € 250.000.000');
  });

  test('is asked for when it was not given, and where to find it', async () => {
    const an = converse(bot);
    await an.types('/memo budget Gent');
    expect(plain(an.latest())).toContain('jaarrekening');
    expect(formOf(an.latest()).fields.map(({ name }) => name)).toEqual(['budget']);
    const text = plain(await an.sends({ budget: '250 miljoen' }));
    expect(text).toContain('2 euro per inwoner komt in Gent neer op € 545.314 per jaar.');
    expect(text).toContain('€ 1.750.000 per jaar');
    expect(blocksOf(an.latest(), 'form')).toEqual([]);
  });

  test.each(['0,25 miljard', '€ 250 000 000', '250M'])('may be %s in the form too', async (typed) => {
    const an = converse(bot);
    await an.types('/memo budget Gent');
    expect(plain(await an.sends({ budget: typed }))).toContain('€ 1.750.000 per jaar');
  });

  test('that is no amount is asked for again, with what was typed', async () => {
    const an = converse(bot);
    await an.types('/memo budget Gent');
    await an.sends({ budget: 'heel veel' });
    expect(Object.keys(problemsOf(an.latest()))).toEqual(['budget']);
    expect(formOf(an.latest()).fields).toMatchObject([{ value: 'Gent' }, { value: 'heel veel' }]);
    expect(plain(await an.sends({ budget: '250 miljoen' }))).toContain('€ 1.750.000 per jaar');
  });

  test.each([
    ['25.000', 'erg weinig', 'er geen nul te weinig staat', '€ 175 per jaar'],
    ['0', 'erg weinig', 'er geen nul te weinig staat', '€ 0 per jaar'],
    ['10 miljard', 'erg veel', 'er geen nul te veel staat', '€ 70.000.000 per jaar'],
  ])('of %s is questioned kindly, and used all the same', async (typed, size, zeros, amount) => {
    const an = converse(bot);
    await an.types('/memo budget Gent');
    const text = plain(await an.sends({ budget: typed }));
    expect(text).toContain('Klopt dat bedrag?');
    expect(text).toContain(size);
    expect(text).toContain(zeros);
    expect(text).toContain(amount);
    expect(copyOf(an.latest())).not.toContain('gewone begroting');
    expect(plain(await an.sends({ budget: '700 miljoen' }))).not.toContain('Klopt dat bedrag?');
  });

  test.each(['100 miljoen', '700.000.000', '1,2 miljard'])('of %s is not questioned', async (typed) => {
    const an = converse(bot);
    await an.types('/memo budget Gent');
    const text = plain(await an.sends({ budget: typed }));
    expect(text).toContain('0,7 % van de gewone begroting komt neer op');
    expect(text).not.toContain('Klopt dat bedrag?');
  });
});

describe('the sentence for the mail', () => {
  test.each(languages)('is the Dutch letter with every gap filled, also in %s', async (locale) => {
    const reply = await converse(bot, { locale }).types('/memo budget Gent 250.000.000');
    expect(copyOf(reply)).toBe(
      `Het memorandum van 11.11.11 geeft 2 euro per inwoner als voorbeeld van een streefdoel waarmee een gemeente echt vooruitgaat. Gent telde 272.657 inwoners in 2025. Dat komt neer op € 545.314 per jaar.

Het ideaal is 0,7 % van de gewone begroting, de norm die ook de VVSG in haar memorandum noemt. Op een gewone begroting van € 250.000.000 is dat € 1.750.000 per jaar.`,
    );
  });

  test('says nothing of the ordinary budget when it is not known', async () => {
    expect(copyOf(await converse(bot).types('/memo budget Gent'))).not.toContain('gewone begroting');
  });

  test('goes on to a mail with this demand', async () => {
    const an = converse(bot);
    await an.types('/memo budget Gent');
    const reply = await an.presses('Maak mails aan de partijen');
    expect(formOf(reply).fields).toContainEqual(expect.objectContaining({ name: 'municipality', value: 'Gent' }));
    await an.sends({ parties: ['groen'] });
    expect(formOf(an.latest()).fields).toContainEqual(expect.objectContaining({ name: 'demands', value: ['1-5'] }));
  });
});

describe('/memo budget without a clear municipality', () => {
  test.each(languages)('asks for one in %s', async (locale) => {
    const an = converse(bot, { locale });
    await an.types('/memo budget');
    expect(formOf(an.latest()).fields.map(({ name }) => name)).toEqual(['municipality', 'budget']);
    const text = plain(await an.sends({ municipality: '9000', budget: '250.000.000' }));
    expect(text).toMatch(/545[.,\s]314/);
    expect(text).toMatch(/1[.,\s]750[.,\s]000/);
  });

  test('keeps a budget that came without one', async () => {
    const an = converse(bot);
    const text = plain(await an.types('/memo budget 250.000.000'));
    expect(text).toContain('0,7 % van € 250.000.000 is € 1.750.000 per jaar.');
    expect(formOf(an.latest()).fields).toMatchObject([{ name: 'municipality' }, { value: '250.000.000' }]);
    expect(plain(await an.sends({ municipality: 'Gent' }))).toContain('of € 6,42 per inwoner');
  });

  test('asks which one is meant, and keeps the budget', async () => {
    const an = converse(bot);
    await an.types('/memo budget');
    await an.sends({ municipality: 'Meldert', budget: '80 miljoen' });
    const labels = buttonsOf(an.latest()).map(({ label }) => label);
    expect(labels).toEqual(['Aalst (Meldert)', 'Lummen (Meldert)', 'Hoegaarden (Meldert)']);
    const text = plain(await an.presses('Lummen (Meldert)'));
    expect(text).toContain('in Lummen');
    expect(text).toContain('0,7 % van de gewone begroting komt neer op € 560.000 per jaar');
  });

  test('tells that one does not exist, and shows what was typed as it is', async () => {
    const an = converse(bot);
    await an.types('/memo budget *Atlantis* [x](https://example.org)');
    expect(problemsOf(an.latest())).toHaveProperty('municipality');
    expect(formOf(an.latest()).fields[0]).toMatchObject({ value: '*Atlantis* [x](https://example.org)' });
  });
});

test.each<[Language, string, string]>([
  ['nl', 'hoeveel is 2 euro per inwoner bij ons?', 'Bereken het budget'],
  ['nl', 'kan je ons budget berekenen?', 'Bereken het budget'],
  ['en', 'can you calculate the budget for us?', 'Work out the budget'],
  ['fr', 'peux-tu calculer le budget pour nous ?', 'Calculer le budget'],
])('in %s it is offered to who asks: %s', async (locale, question, label) => {
  const an = converse(bot, { locale });
  expect(buttonsOf(await an.types(question)).map((button) => button.label)).toContain(label);
});
