import { describe, expect, test } from 'vitest';
import { replyToText } from '../../src/reply/plain-text.ts';
import { type Language, languages } from '../../src/search/stop-words.ts';
import { realBot } from '../support/bot.ts';
import { blocksOf, buttonsOf, converse, formOf } from '../support/conversation.ts';

const bot = await realBot();
const { tables } = bot.knowledge;
const { recommendations } = tables.recommendations;
const { keyRecommendations } = tables['key-recommendations'];
const { themes } = tables.themes;

const about = (theme: string) => keyRecommendations.filter((each) => each.themes.includes(theme));

describe('/memo recommendations', () => {
  test.each(languages)('shows in %s the three in short, all 22 to choose from, and the themes', async (locale) => {
    const reply = await converse(bot, { locale }).types('/memo recommendations');
    const said = replyToText(reply);
    expect(recommendations).toHaveLength(3);
    for (const { number, title, summary } of recommendations) {
      expect(said).toContain(`${number}. ${title[locale]}. ${summary[locale]}`);
    }
    const [keys, byTheme] = blocksOf(reply, 'select');
    expect(keys?.options.map(({ label }) => label)).toEqual(keyRecommendations.map(({ title }) => title[locale]));
    expect(keys?.options).toHaveLength(22);
    expect(byTheme?.options.map(({ label }) => label)).toEqual(
      themes.filter(({ id }) => about(id).length > 0).map(({ name }) => name[locale]),
    );
    expect(blocksOf(reply, 'sources')[0]?.sources).toMatchObject([{ document: 'memorandum', year: 2024 }]);
    expect(reply.share).toEqual({ kind: 'command', command: 'memo recommendations', options: {} });
  });
});

describe('one key recommendation', () => {
  test.each(languages)('each has in %s its reasons, what to ask now and three sentences to copy', async (locale) => {
    const an = converse(bot, { locale });
    for (const each of keyRecommendations) {
      await an.types('/memo recommendations');
      const reply = await an.presses(each.title[locale]);
      const said = replyToText(reply);
      expect(blocksOf(reply, 'section')[0]?.title).toBe(each.title[locale]);
      for (const part of [each.demand, each.why, each.now]) expect(said).toContain(part[locale]);
      expect(blocksOf(reply, 'copy').map(({ text }) => text)).toEqual([each.sentence, each.firstStep, each.further]);
    }
  });

  test('names its sentences, and in which language they are', async () => {
    const an = converse(bot);
    const reply = await an.does({ kind: 'command', command: 'memo recommendations', options: { id: '1-3' } });
    expect(blocksOf(reply, 'copy').map(({ title }) => title)).toEqual([
      'De zin voor een programma of een plan',
      'Een eerste stap',
      'Een stap verder',
    ]);
    expect(replyToText(reply)).not.toContain('Nederlands');
    const tom = converse(bot, { locale: 'en' });
    await tom.does({ kind: 'command', command: 'memo recommendations', options: { id: '1-3' } });
    expect(replyToText(tom.latest())).toContain('in Dutch');
  });

  test('goes on to mails that ask for it', async () => {
    const an = converse(bot);
    await an.types('/memo recommendations');
    await an.presses('Een mondiale ambtenaar');
    await an.presses('Maak mails aan de partijen');
    await an.sends({ municipality: 'Gent', parties: ['groen'] });
    expect(formOf(an.latest()).fields).toContainEqual(expect.objectContaining({ name: 'demands', value: ['1-4'] }));
  });

  test('about money goes on to the budget, others do not', async () => {
    const an = converse(bot);
    for (const { id, themes } of keyRecommendations) {
      await an.does({ kind: 'command', command: 'memo recommendations', options: { id } });
      const labels = buttonsOf(an.latest()).map(({ label }) => label);
      expect(labels.includes('Bereken het budget'), id).toBe(themes.includes('budget'));
      expect(labels).toContain('Maak mails aan de partijen');
    }
  });

  test('goes on to allies for its theme', async () => {
    const an = converse(bot);
    await an.does({ kind: 'command', command: 'memo recommendations', options: { id: '2-6' } });
    const allies = buttonsOf(an.latest()).find(({ label }) => label === 'Zoek medestanders');
    expect(allies?.action).toMatchObject({ command: 'memo allies', options: { theme: 'refugees' } });
  });

  test('goes on to the next, until the last', async () => {
    const an = converse(bot);
    await an.does({ kind: 'command', command: 'memo recommendations', options: { id: '1-1' } });
    for (const { title } of keyRecommendations.slice(1)) {
      expect(blocksOf(await an.presses(`Volgende: ${title.nl}`), 'section')[0]?.title).toBe(title.nl);
    }
    expect(buttonsOf(an.latest()).filter(({ label }) => label.startsWith('Volgende'))).toEqual([]);
    expect(blocksOf(await an.presses('Alle aanbevelingen'), 'select')[0]?.options).toHaveLength(22);
  });

  test('that there is not gives all of them', async () => {
    const an = converse(bot);
    await an.does({ kind: 'command', command: 'memo recommendations', options: { id: '9-9', number: '7' } });
    expect(blocksOf(an.latest(), 'select')[0]?.options).toHaveLength(22);
    expect(an.latest().share).toEqual({ kind: 'command', command: 'memo recommendations', options: {} });
  });
});

describe('a theme', () => {
  test.each(languages)('each shows in %s its key recommendations, by its name', async (locale) => {
    const an = converse(bot, { locale });
    for (const { id, name } of themes) {
      const reply = await an.types(`/memo recommendations ${name[locale]}`);
      const found = about(id);
      const [keys] = blocksOf(reply, 'select');
      const expected = found.length > 0 ? found : keyRecommendations;
      expect(keys?.options.map(({ label }) => label)).toEqual(expected.map(({ title }) => title[locale]));
      expect(replyToText(reply)).toContain(name[locale]);
      for (const { demand } of found) expect(replyToText(reply)).toContain(demand[locale]);
    }
  });

  test('can be chosen from the list', async () => {
    const an = converse(bot);
    await an.types('/memo recommendations');
    const reply = await an.presses('Klimaat en milieu');
    expect(replyToText(reply)).toContain('Dit vraagt het memorandum rond het thema Klimaat en milieu:');
    expect(reply.share).toMatchObject({ options: { theme: 'climate' } });
  });

  test('without key recommendations is told kindly, with all of them', async () => {
    const reply = await converse(bot).types('/memo recommendations senioren');
    expect(about('elderly')).toEqual([]);
    expect(replyToText(reply)).toContain('Rond het thema Senioren staat er geen sleutelaanbeveling in het memorandum.');
    expect(blocksOf(reply, 'select')[0]?.options).toHaveLength(22);
  });

  test('stays the theme while going on to the next', async () => {
    const an = converse(bot);
    await an.types('/memo aanbevelingen klimaat');
    const [first, ...others] = about('climate');
    await an.presses(first?.title.nl ?? '');
    for (const { title } of others) {
      expect(blocksOf(await an.presses(`Volgende: ${title.nl}`), 'section')[0]?.title).toBe(title.nl);
    }
    const labels = buttonsOf(an.latest()).map(({ label }) => label);
    expect(labels.filter((label) => label.startsWith('Volgende'))).toEqual([]);
    const allies = buttonsOf(an.latest()).find(({ label }) => label === 'Zoek medestanders');
    expect(allies?.action).toMatchObject({ options: { theme: 'climate' } });
  });

  test('that is unknown gives the list of themes', async () => {
    const an = converse(bot);
    await an.types('/memo recommendations ruimtevaart');
    const [field] = formOf(an.latest()).fields;
    expect(field).toMatchObject({ kind: 'choice', name: 'theme' });
    await an.sends({ theme: 'budget' });
    expect(replyToText(an.latest())).toContain('Een significant budget');
  });
});

describe('the points of a recommendation', () => {
  test.each(languages)('each has in %s what to ask, why, and what to ask now', async (locale) => {
    const an = converse(bot, { locale });
    for (const { number, title, points } of recommendations) {
      await an.types('/memo recommendations');
      const [row] = blocksOf(an.latest(), 'buttons');
      const reply = await an.presses(row?.buttons[number - 1]?.label ?? '');
      const said = replyToText(reply);
      expect(said).toContain(title[locale]);
      for (const point of points) {
        expect(said).toContain(`${number}.${point.number} ${point.title[locale]}`);
        for (const part of [point.ask, point.why, point.now]) expect(said).toContain(part[locale]);
      }
      expect(blocksOf(reply, 'select')[0]?.options).toHaveLength([9, 6, 7][number - 1] ?? 0);
    }
  });

  test('go on to the next recommendation', async () => {
    const an = converse(bot);
    await an.types('/memo recommendations');
    await an.presses('Aanbeveling 1 van dichtbij');
    await an.presses('Naar aanbeveling 2');
    await an.presses('Naar aanbeveling 3');
    expect(buttonsOf(an.latest()).map(({ label }) => label)).not.toContain('Naar aanbeveling 4');
  });
});

test.each<[Language, string]>([
  ['nl', '/memo aanbevelingen'],
  ['en', 'memo recommendations'],
  ['fr', '/memo recommandations'],
])('in %s it is also called %s', async (locale, name) => {
  expect(blocksOf(await converse(bot, { locale }).types(name), 'select')[0]?.options).toHaveLength(22);
});

test.each<[Language, string, string]>([
  ['nl', 'ik wil de aanbevelingen bekijken', 'Bekijk de aanbevelingen'],
  ['en', 'I want to browse the recommendations', 'Browse the recommendations'],
  ['fr', 'je veux parcourir les recommandations', 'Parcourir les recommandations'],
])('in %s it is offered to who says: %s', async (locale, question, label) => {
  const an = converse(bot, { locale });
  expect(buttonsOf(await an.types(question)).map((button) => button.label)).toContain(label);
});
