import type { Knowledge } from '../knowledge/load.ts';
import type { Page } from '../knowledge/page.ts';
import type { Contact } from '../knowledge/tables.ts';
import { replyLimits } from '../reply/check.ts';
import { markupToText } from '../reply/markup.ts';
import type { Action, Block, ButtonsBlock, Outcome, Reply, SourceReference } from '../reply/reply.ts';
import type { Finding } from '../search/search.ts';
import type { Language } from '../search/stop-words.ts';
import { wording } from '../wording/wording.ts';
import { outOfScopePrefix } from './topics.ts';

/** A button that a page may offer under its answer, when the command behind it exists. */
export type ActionLabels = (action: string, language: Language) => { label: string; action: Action } | undefined;

/** Words the answers: what was found becomes a reply. */
export type AnswerReplies = {
  readonly finding: (finding: Finding, language: Language, today: string) => Reply;
  readonly page: (id: string, language: Language, today: string) => Reply | undefined;
  readonly more: (id: string, language: Language) => Reply | undefined;
};

/** Who is asked when no page or topic names somebody: those who know the volunteers and pass questions on. */
const defaultContact = 'volunteers';

/** Prepares the wording of answers over the knowledge. */
export function createAnswerReplies(knowledge: Knowledge, actionLabels: ActionLabels): AnswerReplies {
  const pages = new Map(knowledge.pages.map((page) => [page.id, page]));
  const documents = new Map(knowledge.tables.documents.documents.map((document) => [document.id, document]));
  const contacts = new Map(knowledge.tables.contacts.contacts.map((contact) => [contact.id, contact]));
  const outOfScope = new Map(
    knowledge.tables['out-of-scope'].topics.map((topic) => [outOfScopePrefix + topic.id, topic]),
  );

  const contactFor = (id: string | undefined): Contact => {
    const contact = contacts.get(id ?? defaultContact) ?? contacts.get(defaultContact);
    if (!contact) throw new Error(`contacts.yaml has no ${defaultContact}`);
    return contact;
  };

  const sourcesOf = (page: Page): SourceReference[] =>
    page.source.map((source) => {
      const document = documents.get(source.document);
      return {
        document: document?.collection ?? page.collection,
        title: source.title ?? document?.title ?? source.publisher ?? source.document,
        ...(source.section === undefined ? {} : { section: source.section }),
        ...optional('url', source.url ?? document?.url),
        ...optional('year', source.year ?? document?.year),
      };
    });

  const showPage = (page: Page, language: Language, today: string): Reply => {
    const words = wording[language];
    const blocks: Block[] = [{ kind: 'text', text: answerIn(page, language) }];
    if (page.alwaysHuman) blocks.push({ kind: 'text', text: referral(contactFor(page.contact), language) });
    if (page.validUntil !== undefined && page.validUntil < today) {
      blocks.push({ kind: 'text', text: words.expired(page.validUntil) });
    }
    blocks.push({ kind: 'sources', sources: sourcesOf(page), checked: page.checked });
    const buttons = pageButtons(page, language);
    if (buttons) blocks.push(buttons);
    return {
      blocks,
      visibility: 'everyone',
      language,
      outcome: { decision: page.alwaysHuman ? 'none' : 'found', pages: [page.id], alternatives: [] },
    };
  };

  const showTwo = (page: Page, other: Page, language: Language): Reply => ({
    blocks: [page, other].flatMap((each): Block[] => [
      {
        kind: 'section',
        title: language === 'nl' ? each.title : titleIn(each, language),
        text: answerIn(each, language),
      },
      { kind: 'sources', sources: sourcesOf(each), checked: each.checked },
    ]),
    visibility: 'everyone',
    language,
    outcome: { decision: 'found', pages: [page.id, other.id], alternatives: [] },
  });

  const pageButtons = (page: Page, language: Language): ButtonsBlock | undefined => {
    const more = page.detail.length > 0 ? [{ label: wording[language].more, action: moreAction(page) }] : [];
    const buttons = [...more, ...page.actions.flatMap((action) => actionLabels(action, language) ?? [])];
    return buttons.length === 0 ? undefined : { kind: 'buttons', buttons };
  };

  const none = (contact: string | undefined, said: string, language: Language): Reply => {
    const outcome: Outcome = { decision: 'none', pages: [], alternatives: [] };
    return {
      blocks: [{ kind: 'text', text: `${said} ${referral(contactFor(contact), language)}` }],
      visibility: 'everyone',
      language,
      outcome,
    };
  };

  const several = (options: readonly Page[], language: Language): Reply => ({
    blocks: [
      { kind: 'text', text: wording[language].didYouMean },
      {
        kind: 'buttons',
        buttons: options.map((page) => ({ label: titleIn(page, language), action: { kind: 'page', page: page.id } })),
      },
      {
        kind: 'text',
        text: wording[language].askPersonInstead(
          contactFor(undefined).name[language],
          how(contactFor(undefined), language),
        ),
      },
    ],
    visibility: 'everyone',
    language,
    outcome: {
      decision: 'several',
      pages: options.map((page) => page.id),
      alternatives: options.map((page) => ({
        title: titleIn(page, language),
        text: markupToText(answerIn(page, language)),
      })),
    },
  });

  return {
    page: (id, language, today) => {
      const page = pages.get(id);
      return page && showPage(page, language, today);
    },
    more: (id, language) => {
      const page = pages.get(id);
      if (!page) return undefined;
      const detail = page.detail.length > 0 ? page.detail : [wording[language].nothingMore];
      return {
        blocks: [
          { kind: 'section', title: wording[language].moreAbout(page.title) },
          ...detail.map((text): Block => ({ kind: 'text', text })),
          { kind: 'sources', sources: sourcesOf(page), checked: page.checked },
        ],
        visibility: 'everyone',
        language,
      };
    },
    finding: (finding, language, today) => {
      const found = finding.topics.map((topic) => topic.hit.entry.topic.id);
      const [first] = found;
      if (finding.decision === 'several')
        return several(
          found.flatMap((id) => pages.get(id) ?? []),
          language,
        );
      const shown = found.flatMap((id) => pages.get(id) ?? []);
      const [page, other] = shown;
      if (page && other) return showTwo(page, other, language);
      if (page) return showPage(page, language, today);
      const topic = first === undefined ? undefined : outOfScope.get(first);
      if (topic) return none(topic.contact, topic.reply[language], language);
      return none(undefined, wording[language].notFound, language);
    },
  };
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}

function moreAction(page: Page): Action {
  return { kind: 'more', page: page.id };
}

function answerIn(page: Page, language: Language): string {
  return language === 'nl' ? page.answer : page.short[language];
}

/** The page's title, in another language a way to ask it: the first that fits on a button everywhere. */
function titleIn(page: Page, language: Language): string {
  const titles = language === 'nl' ? [page.title, ...page.aliases.nl] : [...page.aliases[language], page.title];
  const fitting = titles.find((title) => title.length <= replyLimits.buttonLabelChars) ?? page.id;
  return fitting.charAt(0).toUpperCase() + fitting.slice(1);
}

function referral(contact: Contact, language: Language): string {
  return wording[language].askPersonAboutThis(contact.name[language], how(contact, language));
}

function how(contact: Contact, language: Language): string {
  const ways = [contact.url, contact.email, contact.phone].filter((way) => way !== undefined);
  return ways.join(` ${wording[language].or} `);
}
