import { describe, expect, test } from 'vitest';
import { replyToText } from '../../src/reply/plain-text.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { type Language, languages } from '../../src/search/stop-words.ts';
import { realBot } from '../support/bot.ts';
import { blocksOf, buttonsOf, converse } from '../support/conversation.ts';

const bot = await realBot();
const { offers } = bot.knowledge.tables.offers;
const { themes } = bot.knowledge.tables.themes;

const about = (theme: string) => offers.filter((each) => each.themes.includes(theme));

function organisationsOf(reply: Reply): readonly string[] {
  return blocksOf(reply, 'section').map(({ title }) => title);
}

describe('/memo offers', () => {
  test.each(languages)('shows in %s everything, under its organisation, with its address', async (locale) => {
    const reply = await converse(bot, { locale }).types('/memo offers');
    const said = replyToText(reply);
    expect(organisationsOf(reply)).toEqual([...new Set(offers.map(({ organisation }) => organisation))]);
    for (const { title, items, url } of offers) {
      expect(said).toContain(title[locale]);
      for (const item of items[locale]) expect(said).toContain(item);
      expect(said).toContain(url);
    }
    expect(reply.share).toEqual({ kind: 'command', command: 'memo offers', options: {} });
  });

  test('says in words for whom', async () => {
    const said = replyToText(await converse(bot).types('/memo offers'));
    expect(said).toContain('- Waterhuis en Watertuin (voor gemeenten en inwoners): Doe-installatie');
    expect(said).toContain('- Vorming en coaching op maat voor scholen (voor scholen en gemeenten): Vorming over');
  });

  test('gives one address for an organisation, or one for each offer where they differ', async () => {
    const sections = blocksOf(await converse(bot).types('/memo offers'), 'section');
    expect(sections.find(({ title }) => title === 'Djapo')?.fields).toEqual([
      { name: 'Website', value: 'https://www.djapo.be/steden-en-gemeenten' },
    ]);
    const wsm = sections.find(({ title }) => title.startsWith('WSM'));
    expect(wsm?.fields).toBeUndefined();
    expect(wsm?.text).toContain('(https://www.wsm.be/nl/doe-mee/materiaal/)');
  });

  test.each<[Language, string]>([
    ['nl', 'Prijzen en data staan niet in mijn bronnen'],
    ['en', 'Prices and dates are not in my sources'],
    ['fr', 'Les prix et les dates ne sont pas dans mes sources'],
  ])('says in %s what it does not know', async (locale, part) => {
    expect(replyToText(await converse(bot, { locale }).types('/memo offers'))).toContain(part);
  });
});

describe('a theme', () => {
  test.each(languages)('each shows in %s what there is about it, and nothing else', async (locale) => {
    const an = converse(bot, { locale });
    for (const { id, name } of themes) {
      const reply = await an.types(`/memo offers ${name[locale]}`);
      const found = about(id);
      const shown = found.length > 0 ? found : offers;
      expect(organisationsOf(reply)).toEqual([...new Set(shown.map(({ organisation }) => organisation))]);
      const said = replyToText(reply);
      expect(said).toContain(name[locale]);
      for (const offer of offers) expect(said.includes(`- ${offer.title[locale]} (`)).toBe(shown.includes(offer));
    }
  });

  test('can be chosen from the list, which holds those with an offer', async () => {
    const an = converse(bot);
    await an.types('/memo offers');
    const labels = blocksOf(an.latest(), 'select')[0]?.options.map(({ label }) => label);
    expect(labels).toEqual(themes.filter(({ id }) => about(id).length > 0).map(({ name }) => name.nl));
    await an.presses('Jeugd en scholen');
    expect(replyToText(an.latest())).toContain(
      'Dit bieden lidorganisaties van 11.11.11 aan rond het thema Jeugd en scholen:',
    );
    expect(organisationsOf(await an.presses('Het hele aanbod'))).toContain('Join for Water');
  });

  test('without an offer is told, with all there is', async () => {
    const reply = await converse(bot).types('/memo aanbod senioren');
    expect(replyToText(reply)).toContain('Rond het thema Senioren vond ik geen aanbod van een lidorganisatie.');
    expect(organisationsOf(reply)).toHaveLength(new Set(offers.map(({ organisation }) => organisation)).size);
  });

  test('goes along to the recommendations', async () => {
    const an = converse(bot);
    await an.types('/memo aanbod eerlijke handel');
    await an.presses('Bekijk de aanbevelingen');
    expect(replyToText(an.latest())).toContain('Dit vraagt het memorandum rond het thema Eerlijke handel:');
  });
});

test.each<[Language, string]>([
  ['nl', '/memo aanbod'],
  ['en', 'memo offers'],
  ['fr', '/memo offre'],
])('in %s it is also called %s', async (locale, name) => {
  expect(organisationsOf(await converse(bot, { locale }).types(name))).toContain('Djapo');
});

test.each<[Language, string, string]>([
  ['nl', 'wat is het aanbod van de lidorganisaties?', 'Bekijk het aanbod van lidorganisaties'],
  ['en', 'what do the member organisations offer?', 'See what member organisations offer'],
  ['fr', "quelle est l'offre des organisations membres ?", "Voir l'offre des organisations membres"],
])('in %s it is offered to who asks: %s', async (locale, question, label) => {
  const an = converse(bot, { locale });
  expect(buttonsOf(await an.types(question)).map((button) => button.label)).toContain(label);
});
