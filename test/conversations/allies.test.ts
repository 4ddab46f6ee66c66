import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import allies from '../../commands/memo/allies.ts';
import type { Services } from '../../src/commands/services.ts';
import { checkReply } from '../../src/reply/check.ts';
import { replyToText } from '../../src/reply/plain-text.ts';
import type { Action, Reply } from '../../src/reply/reply.ts';
import { type Language, languages } from '../../src/search/stop-words.ts';
import { realBot } from '../support/bot.ts';
import { blocksOf, buttonsOf, converse, formOf, problemsOf } from '../support/conversation.ts';

/** A few tests open every ally for every theme. */
vi.setConfig({ testTimeout: 60_000 });

const bot = await realBot();
const { tables, municipalities } = bot.knowledge;
const { allyCategories } = tables['ally-categories'];
const namesOf = (theme?: string) =>
  allyCategories.filter(({ themes }) => theme === undefined || themes.includes(theme)).map(({ name }) => name.nl);

/** The rows of the select with this label. */
function rowsOf(reply: Reply, label: string): readonly string[] {
  const select = blocksOf(reply, 'select').find((block) => block.label === label);
  return select?.options.map((option) => option.label) ?? [];
}

function titlesOf(reply: Reply): readonly string[] {
  return blocksOf(reply, 'section').map(({ title }) => title);
}

/** What stands under a title. */
function under(reply: Reply, title: string): string {
  const section = blocksOf(reply, 'section').find((block) => block.title === title);
  return section === undefined ? '' : replyToText({ blocks: [{ kind: 'text', text: section.text ?? '' }] });
}

describe('/memo allies', () => {
  test('without anything lists every kind of ally, for everywhere', async () => {
    const an = converse(bot);
    const reply = await an.types('/memo medestanders');
    const text = replyToText(reply);
    expect(reply).toMatchObject({ visibility: 'only-you', language: 'nl' });
    expect(titlesOf(reply)).toEqual(['Medestanders in je gemeente']);
    expect(text).toContain('adviesraad voor internationale solidariteit');
    expect(text).toContain('Welke groepen er in je gemeente actief zijn, weet ik niet.');
    for (const name of namesOf()) expect(text).toContain(`- ${name}: `);
    expect(rowsOf(reply, 'Bekijk een medestander')).toEqual(namesOf());
    expect(blocksOf(reply, 'sources')[0]?.sources).toMatchObject([
      { document: 'guide', url: 'https://11.be/lokaal-memorandum-2024' },
    ]);
  });

  test('asks for the municipality then, and goes on with the theme', async () => {
    const an = converse(bot);
    await an.types('/memo medestanders klimaat');
    expect(formOf(an.latest()).fields).toMatchObject([{ name: 'municipality', suggest: 'municipality' }]);
    const reply = await an.sends({ municipality: 'Gent' });
    expect(titlesOf(reply)).toEqual(['Medestanders in Gent (Klimaat en milieu)']);
    expect(blocksOf(reply, 'form')).toEqual([]);
  });

  test.each([
    ['Galmaarden', 'Galmaarden hoort sinds 2025 bij Pajottegem.', 'Pajottegem'],
    ['1570', '1570 hoort bij Pajottegem.', 'Pajottegem'],
    ['Merksem', 'Merksem hoort bij Antwerpen.', 'Antwerpen'],
    ['Gent', '', 'Gent'],
    ['gnet', 'Ik lees "gnet" als Gent.', 'Gent'],
    ['Alost', '', 'Aalst'],
  ])('for %s says %j and names %s', async (typed, note, name) => {
    const reply = await converse(bot).types(`/memo allies ${typed}`);
    expect(titlesOf(reply)).toEqual([`Medestanders in ${name}`]);
    expect(replyToText(reply)).toContain(`Welke groepen er in ${name} actief zijn, weet ik niet.`);
    expect(replyToText(reply).startsWith(note === '' ? `Medestanders in ${name}` : note)).toBe(true);
  });

  test('for a place that is in two municipalities asks which, and keeps the theme', async () => {
    const an = converse(bot);
    const asked = await an.types('/memo allies Berchem jeugd');
    expect(replyToText(asked)).toContain('"Berchem" ligt op meer dan een plaats. Welke gemeente bedoel je?');
    expect(buttonsOf(asked).map(({ label }) => label)).toEqual(['Antwerpen (Berchem)', 'Kluisbergen (Berchem)']);
    const reply = await an.presses('Kluisbergen (Berchem)');
    expect(titlesOf(reply)).toEqual(['Medestanders in Kluisbergen (Jeugd en scholen)']);
  });

  test('for a place that it does not know says so in a form that holds it', async () => {
    const an = converse(bot);
    await an.types('/memo allies Xyzzyland');
    expect(problemsOf(an.latest()).municipality).toContain('Ik ken geen Vlaamse gemeente "Xyzzyland".');
    expect(titlesOf(await an.sends({ municipality: 'Leuven', theme: 'poverty' }))).toEqual([
      'Medestanders in Leuven (Armoede en ongelijkheid)',
    ]);
  });

  test.each([
    ['klimaat', 'climate'],
    ['vluchtelingen', 'refugees'],
    ['eerlijke handel', 'fair-trade'],
    ['antiracisme', 'anti-racism'],
    ['jeugd', 'youth'],
    ['armoede', 'poverty'],
    ['diaspora', 'diaspora'],
  ])('for the theme %s lists the allies that care about it', async (typed, theme) => {
    const an = converse(bot);
    const reply = await an.types(`/memo allies Gent ${typed}`);
    expect(namesOf(theme).length).toBeGreaterThan(0);
    expect(rowsOf(reply, 'Bekijk een medestander')).toEqual(namesOf(theme));
    expect(rowsOf(await an.presses('Toon alle medestanders'), 'Bekijk een medestander')).toEqual(namesOf());
  });

  test('offers every other theme', async () => {
    const an = converse(bot);
    await an.types('/memo allies Gent');
    expect(rowsOf(an.latest(), 'Of zoek op thema')).toEqual(tables.themes.themes.map(({ name }) => name.nl));
    const reply = await an.presses('Eerlijke handel');
    expect(rowsOf(reply, 'Of zoek op thema')).not.toContain('Eerlijke handel');
  });

  test('for a theme without allies says so and lists all', async () => {
    const theme = { id: 'space', name: { nl: 'Ruimtevaart', en: 'Space', fr: 'Espace' }, words: [] };
    const services = { language: 'nl', tables, button: () => undefined } as unknown as Services;
    const reply = await allies.run?.({ theme }, services);
    if (!reply) throw new Error('no reply');
    expect(checkReply(reply)).toEqual([]);
    expect(replyToText(reply)).toContain('Voor Ruimtevaart heb ik geen aparte medestanders.');
    expect(rowsOf(reply, 'Bekijk een medestander')).toEqual(namesOf());
  });

  test('can be shown to others as it is', async () => {
    const reply = await converse(bot).types('/memo allies Galmaarden armoede');
    const shared = await converse(bot, { person: 'bert' }).does(reply.share as Action);
    expect(titlesOf(shared)).toEqual(titlesOf(reply));
    expect(rowsOf(shared, 'Bekijk een medestander')).toEqual(namesOf('poverty'));
  });

  test.each([
    ['en', 'Allies in Pajottegem', 'I do not know which groups are active in Pajottegem.', 'Look at one ally'],
    ['fr', 'Des alliés à Pajottegem', 'Je ne sais pas quels groupes sont actifs à Pajottegem.', 'Regarde un allié'],
  ] as const)('speaks %s', async (locale, title, honest, label) => {
    const reply = await converse(bot, { locale }).types('/memo allies Pajottegem');
    expect(reply.language).toBe(locale);
    expect(titlesOf(reply)).toEqual([title]);
    expect(replyToText(reply)).toContain(honest);
    expect(replyToText(reply)).toContain(label);
  });
});

describe('one ally', () => {
  test('says who, why, where and how, with a first message', async () => {
    const an = converse(bot);
    await an.types('/memo allies Leuven vluchtelingen');
    const reply = await an.presses('Groepen voor mensen op de vlucht');
    const category = allyCategories.find(({ id }) => id === 'refugee-groups');
    expect(titlesOf(reply)).toEqual([
      'Groepen voor mensen op de vlucht (Leuven)',
      'Waarom zouden ze meedoen?',
      'Waar vind je hen?',
      'Hoe pak je het aan?',
    ]);
    expect(under(reply, 'Waarom zouden ze meedoen?')).toBe(category?.why.nl);
    expect(under(reply, 'Hoe pak je het aan?')).toBe(category?.approach.nl);
    expect(under(reply, 'Waar vind je hen?').split('\n')).toEqual([
      '- Gastvrij Netwerk, een platform van lokale groepen: https://vluchtelingenwerk.be/gastvrij-netwerk',
      expect.stringMatching(/^- Website van je gemeente: .*\. Het adres is https:\/\//),
      '- Of zoek op internet: "vrijwilligers vluchtelingen Leuven"',
    ]);
    const [message] = blocksOf(reply, 'copy');
    expect(message?.text).toContain('ik ben [je naam] van [je groep].');
    expect(message?.text).toContain('Wij willen Leuven vragen');
  });

  test('leads to the next one of the theme, to the board and back to the list', async () => {
    const an = converse(bot);
    await an.types('/memo allies Gent vluchtelingen');
    const [first = '', second = '', ...others] = namesOf('refugees');
    await an.presses(first);
    const next = await an.presses(`Volgende: ${second}`);
    expect(titlesOf(next)[0]).toBe(`${second} (Gent)`);
    for (const name of others) await an.presses(`Volgende: ${name}`);
    const last = an.latest();
    expect(buttonsOf(last).map(({ label }) => label)).toEqual([
      'Medestandersbord: wie contacteert wie?',
      'Terug naar de lijst',
    ]);
    expect(rowsOf(await an.presses('Terug naar de lijst'), 'Bekijk een medestander')).toEqual(namesOf('refugees'));
    await an.does(last.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))[0]?.action as Action);
    expect(titlesOf(an.latest())[0]).toBe('Medestandersbord van Gent');
  });

  test('without a municipality leaves blanks and gives words to search with', async () => {
    const an = converse(bot);
    await an.types('/memo allies');
    const reply = await an.presses('Jeugdraad, jeugdbeweging en jonge milieugroepen');
    expect(titlesOf(reply)[0]).toBe('Jeugdraad, jeugdbeweging en jonge milieugroepen');
    expect(under(reply, 'Waar vind je hen?')).toContain(
      'Of zoek op internet: "jeugdraad" met de naam van je gemeente erbij',
    );
    expect(blocksOf(reply, 'copy')[0]?.text).toContain('Wij willen dat [je gemeente] meer doet');
  });

  test('in a merged municipality says which old names to search with', async () => {
    const an = converse(bot);
    await an.types('/memo allies Galmaarden');
    const reply = await an.presses('Jeugdraad, jeugdbeweging en jonge milieugroepen');
    expect(under(reply, 'Waar vind je hen?')).toMatch(/zoek ook met Galmaarden, Gooik of Herne/);
    expect(under(reply, 'Waar vind je hen?')).toContain('"jeugdraad Pajottegem"');
  });

  test('gives the addresses of the municipality, and says when they are likely only', async () => {
    const likely = municipalities.find(
      (each) => each.probableWebsite !== undefined && each.councilPortal !== undefined,
    );
    const an = converse(bot);
    await an.types(`/memo allies ${likely?.nis}`);
    const where = under(await an.presses('Adviesraad voor internationale solidariteit'), 'Waar vind je hen?');
    expect(where).toContain(`Het adres is waarschijnlijk ${likely?.probableWebsite}`);
    expect(where).toContain(`Agenda en besluiten van de gemeenteraad: waarschijnlijk op ${likely?.councilPortal}`);
  });

  test('of which the button is older than the list shows the list', async () => {
    const options = { municipality: '44021', category: 'gone' };
    const reply = await converse(bot).does({ kind: 'command', command: 'memo allies', options });
    expect(titlesOf(reply)).toEqual(['Medestanders in Gent']);
  });

  test.each([
    ['en', 'Youth council, youth movements and nature groups', 'The message is in Dutch'],
    ['fr', 'Conseil des jeunes, mouvements et groupes nature', 'Le message est en néerlandais'],
  ] as const)('is told in %s, with its message in Dutch', async (locale, label, dutch) => {
    const an = converse(bot, { locale });
    await an.types('/memo allies Gent');
    const reply = await an.presses(label);
    expect(replyToText(reply)).toContain(dutch);
    expect(blocksOf(reply, 'copy')[0]?.text).toContain('Hey, ik ben [je naam] van [je groep].');
  });

  test('can be drawn everywhere: each one, in each language, for each theme', async () => {
    for (const locale of languages) {
      const an = converse(bot, { locale });
      for (const theme of [undefined, ...tables.themes.themes]) {
        const list = await an.types(`/memo allies Gent ${theme?.id ?? ''}`);
        const [rows] = blocksOf(list, 'select');
        for (const { label, action } of rows?.options ?? []) {
          expect(titlesOf(await an.does(action))[0]).toBe(`${label} (Gent)`);
        }
      }
    }
  });

  test('can be drawn in each municipality', async () => {
    const an = converse(bot);
    for (const { nis, name } of municipalities) {
      const options = { municipality: nis, category: 'officials-and-councillors' };
      const reply = await an.does({ kind: 'command', command: 'memo allies', options });
      expect(titlesOf(reply)[0]).toBe(`Ambtenaren, schepen en raadsleden (${name})`);
      expect(replyToText(reply)).not.toMatch(/undefined|\{|\}/);
    }
  });
});

describe('asking for allies in plain words', () => {
  test.each([
    ['nl', 'hoe vind ik bondgenoten in onze gemeente?', 'Zoek medestanders'],
    ['nl', 'we willen medestanders zoeken in Gent', 'Zoek medestanders'],
    ['en', 'how do we find allies in our town?', 'Find allies'],
    ['fr', 'comment trouver des alliés dans ma commune ?', 'Trouver des alliés'],
  ] as const)('in %s offers the command: %s', async (locale, question, label) => {
    const an = converse(bot, { locale });
    const reply = await an.types(question);
    expect(buttonsOf(reply).map((button) => button.label)).toContain(label);
    expect(rowsOf(await an.presses(label), locale === 'nl' ? 'Bekijk een medestander' : '').length).toBe(
      locale === 'nl' ? allyCategories.length : 0,
    );
  });
});

/** How many groups there were so far. */
let groups = 0;

/** A workspace of its own, in which nothing is kept yet: its people talk with the bot. */
function newGroup() {
  groups += 1;
  const workspace = `groep ${groups}`;
  return (who: { person?: string; personName?: string; locale?: Language } = {}) =>
    converse(bot, { ...who, workspace, person: `${who.person ?? 'an'} van ${workspace}` });
}

const youth = 'Jeugdraad, jeugdbeweging en jonge milieugroepen';

describe('/memo board', () => {
  test('asks for the municipality when none is given', async () => {
    const an = newGroup()();
    const asked = await an.types('/memo bord');
    expect(replyToText(asked)).toContain('Van welke gemeente wil je het bord zien?');
    const reply = await an.sends({ municipality: 'Galmaarden' });
    expect(replyToText(reply)).toMatch(
      /^Galmaarden hoort sinds 2025 bij Pajottegem\.\n\nMedestandersbord van Pajottegem/,
    );
  });

  test('asks which municipality is meant', async () => {
    const an = newGroup()();
    await an.types('/memo bord Berchem');
    expect(titlesOf(await an.presses('Antwerpen (Berchem)'))[0]).toBe('Medestandersbord van Antwerpen');
  });

  test('begins with every kind of ally free', async () => {
    const reply = await newGroup()().types('/memo bord Gent');
    expect(reply).toMatchObject({ visibility: 'only-you', keeps: true });
    expect(titlesOf(reply)).toEqual(['Medestandersbord van Gent', 'Nog vrij']);
    expect(under(reply, 'Nog vrij').split('\n')).toEqual(namesOf().map((name) => `- ${name}`));
    expect(formOf(reply).fields.map(({ name }) => name)).toEqual(['entry', 'status', 'organisation', 'name']);
  });

  test('shows two people of a workspace what the other noted', async () => {
    const group = newGroup();
    const an = group({ person: 'an', personName: 'An' });
    const bert = group({ person: 'bert', personName: 'Bert' });
    await an.types('/memo bord Gent');
    expect(formOf(an.latest()).fields.map(({ name }) => name)).toEqual(['entry', 'status', 'organisation']);
    const noted = await an.sends({ entry: 'youth', status: 'contacting' });
    expect(replyToText(noted)).toContain(`Genoteerd: jij contacteert ${youth}. Succes!`);

    await bert.types('/memo bord 9000');
    expect(under(bert.latest(), 'Wordt gecontacteerd')).toBe(`- ${youth} (An, 20 november 2026)`);
    expect(under(bert.latest(), 'Nog vrij')).not.toContain(youth);
    const joined = await bert.sends({ entry: 'youth', status: 'joins' });
    expect(replyToText(joined)).toContain(
      `Genoteerd bij ${youth}: doet mee. Mooi zo! Hiervoor stond er: wordt gecontacteerd (An, 20 november 2026).`,
    );
    expect(under(await an.types('/memo bord Gent'), 'Doet mee')).toBe(`- ${youth} (Bert, 20 november 2026)`);
  });

  test('asks before somebody takes over from another', async () => {
    const group = newGroup();
    const an = group({ person: 'an', personName: 'An' });
    const bert = group({ person: 'bert', personName: 'Bert' });
    await an.types('/memo bord Gent');
    await an.sends({ entry: 'migration-background-associations', status: 'contacting' });
    await bert.types('/memo bord Gent');
    const asked = await bert.sends({ entry: 'migration-background-associations', status: 'contacting' });
    expect(replyToText(asked)).toContain(
      'Let op: An contacteert Verenigingen van mensen met een migratieachtergrond al, sinds 20 november 2026.',
    );
    expect(under(await bert.presses('Terug naar het bord'), 'Wordt gecontacteerd')).toContain('(An, ');
    await bert.sends({ entry: 'migration-background-associations', status: 'contacting' });
    const taken = await bert.presses('Toch overnemen');
    expect(under(taken, 'Wordt gecontacteerd')).toContain('(Bert, 20 november 2026)');
    expect(replyToText(taken)).toContain('Hiervoor stond er: wordt gecontacteerd (An, 20 november 2026).');
  });

  test.each([
    ['joins', `Let op: An noteerde op 20 november 2026 bij ${youth}: doet mee.`, 'Toch noteren'],
    ['rather-not', `Let op: An noteerde op 20 november 2026 bij ${youth}: liever niet.`, 'Toch contacteren'],
  ])('tells who noted %s before another calls', async (status, said, button) => {
    const group = newGroup();
    const an = group({ person: 'an', personName: 'An' });
    const bert = group({ person: 'bert', personName: 'Bert' });
    await an.types('/memo bord Gent');
    await an.sends({ entry: 'youth', status });
    await bert.types('/memo bord Gent');
    expect(replyToText(await bert.sends({ entry: 'youth', status: 'contacting' }))).toContain(said);
    expect(under(await bert.presses(button), 'Wordt gecontacteerd')).toContain('(Bert, ');
  });

  test('takes the same tick twice as one', async () => {
    const an = newGroup()({ personName: 'An' });
    const board = await an.types('/memo bord Gent');
    const { action } = formOf(board);
    const values = { entry: 'youth', status: 'contacting', organisation: '' };
    const first = await an.does(action, values);
    const second = await an.does(action, values);
    expect(replyToText(second)).toContain(`Dat stond al op het bord: ${youth}.`);
    expect(under(second, 'Wordt gecontacteerd')).toBe(under(first, 'Wordt gecontacteerd'));
  });

  test('keeps the ticks of people who send at once', async () => {
    const group = newGroup();
    const people = ['an', 'bert', 'chris', 'dina'].map((person) => group({ person, personName: person }));
    await Promise.all(people.map((each) => each.types('/memo bord Gent')));
    const entries = allyCategories.slice(0, people.length).map(({ id }) => id);
    await Promise.all(people.map((each, at) => each.sends({ entry: entries[at] ?? '', status: 'joins' })));
    const reply = await group({ person: 'els' }).types('/memo bord Gent');
    expect(under(reply, 'Doet mee').split('\n')).toHaveLength(people.length);
  });

  test('asks for a name where the platform knows none, and remembers it', async () => {
    const group = newGroup();
    const an = group();
    await an.types('/memo bord Gent');
    const noted = await an.sends({ entry: 'youth', status: 'contacting', name: 'An' });
    expect(under(noted, 'Wordt gecontacteerd')).toBe(`- ${youth} (An, 20 november 2026)`);
    expect(formOf(noted).fields.find(({ name }) => name === 'name')?.value).toBe('An');
    await an.types('/memo bord Aalst');
    expect(under(await an.sends({ entry: 'youth', status: 'joins' }), 'Doet mee')).toContain('(An, ');
  });

  test('of somebody without a name says so, and still knows who it was', async () => {
    const group = newGroup();
    const an = group();
    await an.types('/memo bord Gent');
    await an.sends({ entry: 'youth', status: 'contacting' });
    expect(under(an.latest(), 'Wordt gecontacteerd')).toBe(`- ${youth} (20 november 2026)`);
    const bert = group({ person: 'bert' });
    await bert.types('/memo bord Gent');
    expect(replyToText(await bert.sends({ entry: 'youth', status: 'contacting' }))).toContain('iemand contacteert');
    expect(replyToText(await an.sends({ entry: 'youth', status: 'contacting' }))).toContain('Dat stond al op het bord');
  });

  test('takes an organisation by name, once', async () => {
    const group = newGroup();
    const an = group({ personName: 'An' });
    const bert = group({ person: 'bert', personName: 'Bert' });
    await an.types('/memo bord Gent');
    await an.sends({ status: 'contacting', organisation: 'Chiro Sint-Jan' });
    expect(under(an.latest(), 'Wordt gecontacteerd')).toBe('- Chiro Sint-Jan (An, 20 november 2026)');
    await bert.types('/memo bord Gent');
    const asked = await bert.sends({ status: 'contacting', organisation: 'chiro sint-jan' });
    expect(replyToText(asked)).toContain('Let op: An contacteert Chiro Sint-Jan al');
    await bert.types('/memo bord Gent');
    expect(replyToText(await bert.sends({ entry: 'o1', status: 'remove' }))).toContain(
      'Van het bord gehaald: Chiro Sint-Jan. Hiervoor stond er: wordt gecontacteerd (An, 20 november 2026).',
    );
    expect(replyToText(await an.sends({ entry: 'o1', status: 'joins' }))).toContain(
      'Die organisatie staat niet meer op het bord.',
    );
  });

  test('has room for eight organisations and says so kindly beyond', async () => {
    const an = newGroup()({ personName: '@'.repeat(80) });
    await an.types('/memo bord Gent');
    for (let number = 1; number <= 8; number += 1) {
      await an.sends({ status: 'joins', organisation: `${number}${'_'.repeat(59)}` });
    }
    for (const { id } of allyCategories) await an.sends({ entry: id, status: 'joins' });
    const full = await an.sends({ status: 'joins', organisation: 'Te veel' });
    expect(replyToText(full)).toContain('Het bord is vol: er passen 8 eigen organisaties op.');
    expect(replyToText(full)).not.toContain('Te veel');
  });

  test('does not take off a kind of ally', async () => {
    const an = newGroup()();
    await an.types('/memo bord Gent');
    const reply = await an.sends({ entry: 'youth', status: 'remove' });
    expect(replyToText(reply)).toContain(`Deze rij hoort vast bij het bord: ${youth}.`);
  });

  test('says what is missing, and keeps what was filled in', async () => {
    const an = newGroup()();
    await an.types('/memo bord Gent');
    await an.sends({ status: 'joins' });
    expect(problemsOf(an.latest())).toEqual({ entry: 'Kies een rij, of typ hieronder een organisatie.' });
    expect(formOf(an.latest()).fields.find(({ name }) => name === 'status')?.value).toBe('joins');
    await an.sends({ status: '', organisation: 'Chiro', name: 'An' });
    expect(problemsOf(an.latest())).toEqual({ status: 'Kies wat ik moet noteren.' });
    const noted = await an.sends({ status: 'joins' });
    expect(under(noted, 'Doet mee')).toBe('- Chiro (An, 20 november 2026)');
  });

  test('shows what people type as it is, without markup and mentions', async () => {
    const an = newGroup()();
    await an.types('/memo bord Gent');
    const typed = '**vet** [x](https://evil.example) @everyone <b>';
    const reply = await an.sends({ status: 'joins', organisation: typed, name: '<@U1> *An*' });
    expect(under(reply, 'Doet mee')).toBe(`- ${typed} (<@U1> *An*, 20 november 2026)`);
    expect(JSON.stringify(blocksOf(reply, 'section'))).not.toMatch(/[^\\]@|\(https:/);
  });

  test('is kept per workspace and per municipality', async () => {
    const group = newGroup();
    const an = group({ personName: 'An' });
    await an.types('/memo bord Gent');
    await an.sends({ entry: 'youth', status: 'joins' });
    expect(titlesOf(await an.types('/memo bord Aalst'))).not.toContain('Doet mee');
    const elsewhere = newGroup()({ person: 'chris' });
    expect(titlesOf(await elsewhere.types('/memo bord Gent'))).not.toContain('Doet mee');
    expect(titlesOf(await group({ person: 'bert' }).types('/memo bord Gent'))).toContain('Doet mee');
  });

  test('opens by its id from anywhere, and is that of the other workspace from then on', async () => {
    const group = newGroup();
    const others = newGroup();
    const an = group({ personName: 'An' });
    await an.types('/memo bord Gent');
    const { share } = await an.sends({ entry: 'youth', status: 'contacting' });
    const chris = others({ person: 'chris', personName: 'Chris' });
    expect(under(await chris.does(share as Action), 'Wordt gecontacteerd')).toContain(youth);
    await chris.sends({ entry: 'poverty', status: 'joins' });
    expect(replyToText(chris.latest())).toContain('Die organisatie staat niet meer op het bord.');
    await chris.sends({ entry: 'own-network', status: 'joins' });
    const again = await others({ person: 'dina' }).types('/memo bord Gent');
    expect(again.share).toEqual(share);
    expect(under(await an.types('/memo bord Gent'), 'Doet mee')).toContain('(Chris, ');
  });

  test('does not take the place of the board that a workspace has already', async () => {
    const group = newGroup();
    const others = newGroup();
    const own = await others({ person: 'chris' }).types('/memo bord Gent');
    const other = await group().types('/memo bord Gent');
    const chris = others({ person: 'chris' });
    expect((await chris.does(other.share as Action)).share).toEqual(other.share);
    expect((await chris.types('/memo bord Gent')).share).toEqual(own.share);
  });

  test.each(['', 'x', 'AAAAAAAAAAAAAAAA', '../mine', '%'])('that nobody made is not there: %j', async (id) => {
    const an = newGroup()();
    const action = (options: Record<string, string>): Action => ({ kind: 'command', command: 'memo board', options });
    const reply = await an.does(action({ board: id, entry: 'youth', status: 'joins' }));
    if (id === '') expect(replyToText(reply)).toContain('Van welke gemeente');
    else expect(replyToText(reply)).toContain('Dit bord vind ik niet meer.');
  });

  test('is not changed without its id', async () => {
    const an = newGroup()();
    const options = { municipality: 'Gent', entry: 'youth', status: 'joins' };
    expect(titlesOf(await an.does({ kind: 'command', command: 'memo board', options }))).not.toContain('Doet mee');
  });

  test('leads to the allies of the municipality', async () => {
    const an = newGroup()();
    await an.types('/memo bord Gent');
    expect(titlesOf(await an.presses('Zoek medestanders'))).toEqual(['Medestanders in Gent']);
  });

  test.each([
    ['en', '/memo board Gent', 'Ally board of Gent', 'Noted: you contact', 'Being contacted', '(An, 20 November 2026)'],
    [
      'fr',
      '/memo tableau Gent',
      'Tableau des alliés de Gent',
      "C'est noté",
      'Contact en cours',
      '(An, 20 novembre 2026)',
    ],
  ] as const)('speaks %s', async (locale, line, title, noted, group, when) => {
    const an = newGroup()({ locale, personName: 'An' });
    expect(titlesOf(await an.types(line))[0]).toBe(title);
    const reply = await an.sends({ entry: 'youth', status: 'contacting' });
    expect(replyToText(reply)).toContain(noted);
    expect(under(reply, group)).toContain(when);
  });

  test('can be drawn whatever people send to it', async () => {
    const values = fc.record(
      {
        entry: fc.constantFrom('', 'youth', 'own-network', 'o1', 'o2', 'x'),
        status: fc.constantFrom('', 'contacting', 'joins', 'rather-not', 'none', 'remove', 'over', 'x'),
        organisation: fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 100 })),
        name: fc.oneof(fc.constant(''), fc.string({ unit: 'binary', maxLength: 100 })),
      },
      { requiredKeys: [] },
    );
    const people = fc.record({ person: fc.constantFrom('an', 'bert'), locale: fc.constantFrom(...languages) });
    const group = newGroup();
    const board = await group().types('/memo bord Gent');
    await fc.assert(
      fc.asyncProperty(people, values, async (who, sent) => {
        const reply = await group(who).does(formOf(board).action, sent);
        expect(reply.language).toBe(who.locale);
        expect(replyToText(reply)).not.toMatch(/Er liep iets mis|Something went wrong|Un problème est survenu/);
      }),
      { numRuns: 100 },
    );
  });
});
