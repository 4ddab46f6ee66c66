import { describe, expect, test } from 'vitest';
import { replyToText } from '../../src/reply/plain-text.ts';
import type { FormValues, Reply } from '../../src/reply/reply.ts';
import { languages } from '../../src/search/stop-words.ts';
import { realBot } from '../support/bot.ts';
import { blocksOf, type Conversation, converse, formOf, problemsOf } from '../support/conversation.ts';

const bot = await realBot();
const { keyRecommendations } = bot.knowledge.tables['key-recommendations'];

const post = {
  municipality: 'Gent',
  demand: '1-4',
  group: 'Mondiale Raad Gent',
  moment: 'maandag 30 november om 18.30 uur aan het stadhuis',
};

async function drafts(an: Conversation, change: FormValues = {}): Promise<Reply> {
  await an.types('/memo sociaal');
  return await an.sends({ ...post, ...change });
}

describe('/memo social', () => {
  test('leads in one step to three short posts, each with its length', async () => {
    const an = converse(bot, { person: 'one-step' });
    expect(replyToText(await an.types('/memo social'))).toContain('Stap 1 van 1: Waarover gaat het?');
    const done = await an.sends(post);
    expect(replyToText(done)).toMatch(/^Drie berichten voor Gent staan klaar\. Ik plaats niets/);
    const copies = blocksOf(done, 'copy');
    expect(copies.map(({ title }) => title.replace(/\d+/, '…'))).toEqual([
      'Wat jullie vragen (… tekens)',
      'Waarom (… tekens)',
      'Doe mee (… tekens)',
    ]);
    for (const { title, text } of copies) {
      expect(title).toContain(`(${text.length} tekens)`);
      expect(text).toContain(`: ${post.moment}\n\n${post.group}`);
      expect(text).not.toContain('#');
    }
    const demand = keyRecommendations.find(({ id }) => id === '1-4');
    expect(copies[0]?.text).toContain(demand?.sentence);
    expect(copies[1]?.text).toContain(demand?.why.nl);
    expect(copies[2]?.text).toContain(demand?.title.nl);
    for (const tip of ['Instagram, Facebook en YouTube', 'opbouwend', 'waar mensen meer lezen', '#menselijkheid']) {
      expect(replyToText(done)).toContain(tip);
    }
    expect(blocksOf(done, 'sources')[0]?.sources.map(({ document }) => document)).toEqual(['memorandum', 'guide']);
  });

  test('counts what people see as one character', async () => {
    const [first] = blocksOf(await drafts(converse(bot, { person: 'count' }), { group: '', moment: '' }), 'copy');
    const [second] = blocksOf(await drafts(converse(bot, { person: 'count' }), { group: '🌍', moment: '' }), 'copy');
    const length = (title: string | undefined) => Number(/\d+/.exec(title ?? '')?.[0]);
    expect(length(second?.title) - length(first?.title)).toBe('\n\n'.length + 1);
  });

  test('stays short for each demand, without a hole where nothing was filled in', async () => {
    const an = converse(bot, { person: 'short' });
    for (const { id } of keyRecommendations) {
      for (const { text } of blocksOf(await drafts(an, { demand: id, group: '', moment: '' }), 'copy')) {
        expect(text.length, text).toBeLessThan(400);
        expect(text).not.toMatch(/[{}]|undefined|:$|\n{3}/);
      }
    }
  });

  test('refuses what is wrong on the field, and loses nothing of it', async () => {
    const an = converse(bot, { person: 'refused' });
    await an.types('/memo social');
    const moment = 'm'.repeat(301);
    const refused = await an.sends({ municipality: 'Parijs', group: 'Wij', moment });
    expect(problemsOf(refused)).toEqual({
      municipality: expect.stringContaining('Ik ken geen Vlaamse gemeente "Parijs"'),
      demand: 'kies er een',
      moment: 'dit telt 301 tekens, er is plaats voor 300',
    });
    expect(formOf(refused).fields.map(({ value }) => value)).toEqual(['Parijs', '', 'Wij', moment]);
    expect(blocksOf(await an.sends(post), 'copy')).toHaveLength(3);
    expect(formOf(await an.presses('Aanpassen')).fields.map(({ value }) => value)).toEqual(Object.values(post));
  });

  test('takes what people type as it is', async () => {
    const hostile = '# kop [x](javascript:alert(1)) <b>vet</b> {title} @everyone **vet** 👩‍👩‍👧';
    const done = await drafts(converse(bot, { person: 'hostile' }), { group: hostile, moment: hostile });
    for (const { text } of blocksOf(done, 'copy')) expect(text.split(hostile)).toHaveLength(3);
    expect(blocksOf(done, 'text').map(({ text }) => text)).not.toContainEqual(expect.stringContaining('everyone'));
  });

  test('is offered to whoever asks for it in plain words', async () => {
    const an = converse(bot, { person: 'asks' });
    await an.types('maak een bericht voor Facebook');
    expect(replyToText(await an.presses('Maak berichten voor sociale media'))).toContain('Stap 1 van 1');
  });

  test.each(languages)('speaks %s around posts that stay Dutch', async (locale) => {
    const done = await drafts(converse(bot, { person: `speaks-${locale}`, locale }));
    expect(done.language).toBe(locale);
    expect(blocksOf(done, 'copy')[0]?.text).toContain('Dit vragen wij in Gent');
  });
});
