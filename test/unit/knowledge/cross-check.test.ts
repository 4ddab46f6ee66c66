import { describe, expect, test } from 'vitest';
import { crossCheck } from '../../../src/knowledge/cross-check.ts';
import type { Page } from '../../../src/knowledge/page.ts';
import type { Deadline, Tables } from '../../../src/knowledge/tables.ts';
import { formatProblems } from '../../../src/problems.ts';
import { briefly, pageAbout, smallTables } from '../../support/knowledge.ts';

const [fund] = smallTables.deadlines.deadlines as [Deadline];

function problemsOf(pages: readonly Page[], tables: Partial<Tables> = {}): string[] {
  return briefly(crossCheck(pages, { ...smallTables, ...tables }));
}

test('files that agree have no problems', () => {
  expect(problemsOf([pageAbout('gris'), pageAbout('fonds')])).toEqual([]);
});

describe('between pages', () => {
  test('a file name may stand in one folder only', () => {
    const first = pageAbout('gris');
    const second = pageAbout('raad', {}, 'knowledge/memorandum/context/gris.md', 'memorandum');
    expect(problemsOf([first, second])).toEqual([
      'knowledge/memorandum/context/gris.md: another page has the same file name: knowledge/guide/gris.md',
    ]);
  });

  const aliases = pageAbout('gris').aliases;
  test.each([
    ['the same title', { title: 'Wat is een gris?' }, 'title', 'Wat is een gris?'],
    ['a title that is an alias there', { title: 'Uitleg gris' }, 'title', 'Uitleg gris'],
    [
      'the same Dutch alias',
      { aliases: { ...aliases, nl: ['a', 'b', 'c', 'd', 'uitleg gris'], en: ['e'], fr: ['f'] } },
      'aliases.nl',
      'uitleg gris',
    ],
    [
      'the same French alias',
      { aliases: { nl: ['a', 'b', 'c', 'd', 'e'], en: ['f'], fr: ['sens de gris'] } },
      'aliases.fr',
      'sens de gris',
    ],
    [
      'an alias that differs in capitals and punctuation only',
      { aliases: { nl: ['a', 'b', 'c', 'd', 'Uitleg,  GRIS?!'], en: ['e'], fr: ['f'] } },
      'aliases.nl',
      'Uitleg,  GRIS?!',
    ],
  ])('%s is refused, since the bot could not choose', (_, fields, field, phrase) => {
    expect(problemsOf([pageAbout('gris'), pageAbout('raad', fields)])).toEqual([
      `knowledge/guide/raad.md (${field}): "${phrase}" also stands in knowledge/guide/gris.md: the bot cannot choose between the two`,
    ]);
  });

  test('one page may ask the same in two languages', () => {
    const same = { nl: ['a', 'b', 'c', 'd', 'GRIS'], en: ['GRIS'], fr: ['gris'] };
    expect(problemsOf([pageAbout('gris', { aliases: same })])).toEqual([]);
  });
});

describe('in one page', () => {
  test.each([
    ['an alias', 'uitleg gris'],
    ['an alias in other capitals', 'Uitleg GRIS?'],
    ['the title', 'wat is een gris'],
  ])('a test question that equals %s is refused, since it tests nothing', (_, ask) => {
    expect(problemsOf([pageAbout('gris', { asks: [ask, 'iets anders'] })])).toEqual([
      `knowledge/guide/gris.md (asks): "${ask}" is also a title or an alias, so it tests nothing`,
    ]);
  });

  test('the document of a source has to exist', () => {
    expect(problemsOf([pageAbout('gris', { source: [{ document: 'guide' }, { document: 'gids' }] })])).toEqual([
      'knowledge/guide/gris.md (source.document): expected one of guide, web, got gids',
    ]);
  });

  test('a source on the web says who published it', () => {
    const url = 'https://11.be';
    expect(problemsOf([pageAbout('gris', { source: [{ document: 'web', url }] })])).toEqual([
      'knowledge/guide/gris.md (source): a source on the web needs its publisher',
    ]);
    expect(problemsOf([pageAbout('gris', { source: [{ document: 'web', url, publisher: 'VVSG' }] })])).toEqual([]);
  });

  test('the contact has to exist', () => {
    expect(problemsOf([pageAbout('gris', { contact: 'nobody' })])).toEqual([
      'knowledge/guide/gris.md (contact): expected one of volunteers, general, got nobody',
    ]);
  });

  test('a subject that always goes to a person says to whom', () => {
    expect(problemsOf([pageAbout('gris', { alwaysHuman: true })])).toEqual([
      'knowledge/guide/gris.md (contact): a topic that always goes to a person needs to say to whom',
    ]);
    expect(problemsOf([pageAbout('gris', { alwaysHuman: true, contact: 'general' })])).toEqual([]);
  });
});

describe('in the tables', () => {
  test('the contact of a deadline has to exist', () => {
    expect(problemsOf([], { deadlines: { deadlines: [{ ...fund, contact: 'nobody' }] } })).toEqual([
      'knowledge/tables/deadlines.yaml (fund.contact): expected one of volunteers, general, got nobody',
    ]);
  });

  test('the contact of a subject that the bot leaves to people has to exist', () => {
    const topic = {
      id: 'weather',
      title: 'Welk weer wordt het?',
      contact: 'nobody',
      aliases: { nl: ['regent het'], en: ['is it raining'], fr: ['pleut-il'] },
      reply: { nl: 'Dat weet ik niet.', en: 'I do not know.', fr: 'Je ne sais pas.' },
    };
    expect(problemsOf([], { 'out-of-scope': { topics: [topic] } })).toEqual([
      'knowledge/tables/out-of-scope.yaml (weather.contact): expected one of volunteers, general, got nobody',
    ]);
  });

  test.each([
    ['none', [{ ...fund, main: false }], 0],
    ['two', [fund, { ...fund, id: 'second' }], 2],
  ])('exactly one deadline is the main one, not %s', (_, deadlines, count) => {
    expect(problemsOf([], { deadlines: { deadlines } })).toEqual([
      `knowledge/tables/deadlines.yaml (main): expected exactly one deadline with \`main: true\`, got ${count}`,
    ]);
  });
});

describe('the themes', () => {
  const text = { nl: 'a', en: 'b', fr: 'c' };
  const list = { nl: ['a'], en: ['b'], fr: ['c'] };
  const themes = { themes: ['climate', 'policy'].map((id) => ({ id, name: text, words: [] })) };

  /** Tables in which one of each kind has these themes. */
  function using(used: string[]): Partial<Tables> {
    const url = 'https://11.be';
    return {
      themes,
      'ally-categories': {
        allyCategories: [
          {
            id: 'schools',
            name: text,
            who: text,
            why: text,
            where: [{ label: text }],
            approach: text,
            message: 'a',
            themes: used,
          },
        ],
      },
      'key-recommendations': {
        keyRecommendations: [
          {
            id: 'purchases',
            recommendation: 1,
            title: text,
            demand: text,
            why: text,
            sentence: 'a',
            firstStep: 'a',
            further: 'a',
            now: text,
            themes: used,
          },
        ],
      },
      offers: {
        offers: [
          {
            id: 'training',
            organisation: 'VVSG',
            title: text,
            items: list,
            audience: ['municipality'],
            themes: used,
            url,
          },
        ],
      },
    };
  }

  test('of allies, demands and offers have to exist', () => {
    expect(problemsOf([], using(['climate', 'weather', 'policy']))).toEqual([
      'knowledge/tables/ally-categories.yaml (schools.themes): expected one of climate, policy, got weather',
      'knowledge/tables/key-recommendations.yaml (purchases.themes): expected one of climate, policy, got weather',
      'knowledge/tables/offers.yaml (training.themes): expected one of climate, policy, got weather',
    ]);
  });

  test('that exist are no problem', () => {
    expect(problemsOf([], using(['policy', 'climate']))).toEqual([]);
  });

  test('are told one by one, with where to add them', () => {
    const problems = crossCheck([], { ...smallTables, ...using(['weather', 'sports']) });
    expect(problems).toHaveLength(6);
    for (const { fix } of problems) {
      expect(fix).toBe('use one of these, or add the theme to knowledge/tables/themes.yaml');
    }
  });
});

test('every breach is told, each with what to do', () => {
  const pages = [
    pageAbout('gris', { contact: 'nobody', source: [{ document: 'gids' }, { document: 'web' }] }),
    pageAbout('gris', { alwaysHuman: true }, 'knowledge/movement/gris.md', 'movement'),
  ];
  const problems = crossCheck(pages, { ...smallTables, deadlines: { deadlines: [] } });
  expect(formatProblems(problems.filter(({ what }) => !what.includes('also stands in')))).toMatchInlineSnapshot(`
    "knowledge/movement/gris.md
      another page has the same file name: knowledge/guide/gris.md
      -> rename one of them: the file name is the id of the page
    knowledge/guide/gris.md (source.document)
      expected one of guide, web, got gids
      -> use one of these, or add the document to knowledge/tables/documents.yaml
    knowledge/guide/gris.md (source)
      a source on the web needs its publisher
      -> add \`publisher:\` with the name of the organisation behind the page
    knowledge/guide/gris.md (contact)
      expected one of volunteers, general, got nobody
      -> use one of these, or add the contact to knowledge/tables/contacts.yaml
    knowledge/movement/gris.md (contact)
      a topic that always goes to a person needs to say to whom
      -> add \`contact:\` with one of volunteers, general
    knowledge/tables/deadlines.yaml (main)
      expected exactly one deadline with \`main: true\`, got 0
      -> mark the deadline that /deadline counts down to"
  `);
});
