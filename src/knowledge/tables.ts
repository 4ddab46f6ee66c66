import { z } from 'zod';
import { collections, pageActions } from './page.ts';

const text = z.string('expected a text').trim().min(1, 'this is empty');
const id = z
  .string('expected an id')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected small letters, digits and hyphens, as in `local-policy`');
const url = z.url({ protocol: /^https?$/, error: 'expected a web address that begins with https://' });
const list = z.array(text, 'expected a list of texts').min(1, 'expected at least one line');

/** A text in the three languages of the bot. */
const trilingual = z.strictObject({ nl: text, en: text, fr: text });
const trilingualList = z.strictObject({ nl: list, en: list, fr: list });
/** Ways to ask something, per language. */
const phrasings = z.strictObject({ nl: list, en: list, fr: list });

const document = z.strictObject({
  id,
  collection: z.enum(collections, `expected one of ${collections.join(', ')}`),
  title: text,
  publisher: text,
  year: z.int().optional(),
  url,
});

const contact = z.strictObject({
  id,
  name: trilingual,
  /** For which questions, as the end of a sentence: "voor vragen over …". */
  for: trilingual,
  email: z.email('expected a mail address'),
  phone: text.optional(),
  url: url.optional(),
});

const deadline = z.strictObject({
  id,
  name: trilingual,
  /** The day it falls on every year. */
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  /** The one that /deadline counts down to; exactly one deadline is. */
  main: z.boolean().default(false),
  url,
  contact: text,
  what: trilingual,
  prepare: z.strictObject({ nl: list, en: list, fr: list }).optional(),
  /** What a volunteer must know before trusting the date. */
  note: trilingual.optional(),
});

const themes = z.array(id, 'expected a list of themes').min(1, 'expected at least one theme');

const theme = z.strictObject({
  id,
  name: trilingual,
  /** What else people call it, in any language, beside the name. */
  words: z.array(text).default([]),
});

const recommendation = z.strictObject({
  number: z.int().min(1).max(3),
  title: trilingual,
  summary: trilingual,
  points: z
    .array(
      z.strictObject({ number: z.int().min(1), title: trilingual, ask: trilingual, why: trilingual, now: trilingual }),
    )
    .min(1, 'expected at least one point'),
});

/** A sentence that a party or a council can paste; in Dutch, the language it is sent in. */
const keyRecommendation = z.strictObject({
  id,
  recommendation: z.int().min(1).max(3),
  title: trilingual,
  demand: trilingual,
  why: trilingual,
  /** The demand as one sentence that a party can paste into its programme. */
  sentence: text,
  /** The same with less ambition: what a municipality that has nothing yet can begin with. */
  firstStep: text,
  /** The same with more ambition, for a municipality that already does what is asked. */
  further: text,
  /** What to ask in this phase of the legislature (follow-up of the plan 2026-2031). */
  now: trilingual,
  themes,
});

const allyCategory = z.strictObject({
  id,
  name: trilingual,
  who: trilingual,
  why: trilingual,
  where: z
    .array(
      z.strictObject({
        label: trilingual,
        url: url.optional(),
        /** The municipality's own website, of which the address is added where it is known. */
        site: z.literal('municipality', 'expected municipality').optional(),
      }),
    )
    .min(1, 'expected at least one place to look'),
  /** What to look for on the internet, beside the name of the municipality; in Dutch, as it stands on the pages. */
  search: text.optional(),
  approach: trilingual,
  /** A first message to copy, in Dutch, the language it is sent in. */
  message: text,
  themes,
});

const memberOrganisation = z.strictObject({
  name: text,
  url: url.optional(),
  /** Where the address was seen: in a source document, or on a public page. Without either it is not shown. */
  urlFrom: z.enum(['document', 'public-page']).optional(),
  theme: text.optional(),
});

const offer = z.strictObject({
  id,
  organisation: text,
  title: trilingual,
  items: trilingualList,
  audience: z.array(z.enum(['municipality', 'school', 'association', 'citizens'])).min(1),
  themes,
  url,
});

const party = z.strictObject({
  id,
  name: text,
  formerNames: z.array(text).default([]),
});

/** A day of any year; 2024 had a 29 February. */
const dayOfYear = z
  .string()
  .refine((value) => z.iso.date().safeParse(`2024-${value}`).success, 'expected a day of the year as 03-31');

/** A part of the six-year cycle between two local elections. Year 1 is the year after the elections, year 6 theirs. */
const phase = z.strictObject({
  id,
  title: trilingual,
  /** The first and the last year of the cycle in which it comes back every year. */
  years: z.strictObject({ from: z.int().min(1).max(6), until: z.int().min(1).max(6) }),
  /** From this day of each of those years, MM-DD, both included. */
  from: dayOfYear,
  until: dayOfYear,
  what: trilingual,
  tasks: trilingualList,
  who: trilingual,
  actions: z.array(z.enum(pageActions, `expected one of ${pageActions.join(', ')}`)).default([]),
});

/** A question of the guide about the policy of the past years. */
const evaluationQuestion = z.strictObject({
  id,
  /** The label of its field: 45 characters fit everywhere. */
  label: z.strictObject({ nl: text.max(45), en: text.max(45), fr: text.max(45) }),
  /** What to think of while answering. */
  hint: trilingual,
  /** The title above the answer in the memorandum, in Dutch. */
  heading: text,
});

const synonymGroup = z.strictObject({
  /** Words and phrases that mean the same to a volunteer; any of them finds the others. */
  words: z.array(text).min(1),
  en: z.array(text).default([]),
  fr: z.array(text).default([]),
});

const outOfScopeTopic = z.strictObject({ id, title: text, contact: text, aliases: phrasings, reply: trilingual });

const smallTalk = z.strictObject({
  id,
  /** True when a phrase counts wherever it stands in a message, before anything else is looked for. */
  anywhere: z.boolean().default(false),
  phrases: phrasings,
  reply: trilingual,
});

const season = z.strictObject({
  id,
  /** From this day of every year, MM-DD, both included; a season may run over New Year. */
  from: dayOfYear,
  until: dayOfYear,
  questions: z.strictObject({ nl: list, en: list, fr: list }),
});

/** What every YAML table of `knowledge/tables/` must look like. The key is the file's name. */
export const tableSchemas = {
  documents: z.strictObject({ documents: z.array(document) }),
  contacts: z.strictObject({ contacts: z.array(contact) }),
  deadlines: z.strictObject({ deadlines: z.array(deadline) }),
  recommendations: z.strictObject({ recommendations: z.array(recommendation) }),
  'key-recommendations': z.strictObject({ keyRecommendations: z.array(keyRecommendation) }),
  'ally-categories': z.strictObject({ allyCategories: z.array(allyCategory) }),
  'member-organisations': z.strictObject({ memberOrganisations: z.array(memberOrganisation) }),
  offers: z.strictObject({ offers: z.array(offer) }),
  parties: z.strictObject({ parties: z.array(party) }),
  phases: z.strictObject({
    /** A year of local elections; they come every six years. */
    electionYear: z.int(),
    phases: z.array(phase),
  }),
  evaluation: z.strictObject({ questions: z.array(evaluationQuestion) }),
  themes: z.strictObject({ themes: z.array(theme) }),
  thesaurus: z.strictObject({ groups: z.array(synonymGroup) }),
  'out-of-scope': z.strictObject({ topics: z.array(outOfScopeTopic) }),
  'small-talk': z.strictObject({ intents: z.array(smallTalk) }),
  suggestions: z.strictObject({ seasons: z.array(season) }),
  'place-names': z.strictObject({ ordinaryWords: list }),
} as const;

export type TableName = keyof typeof tableSchemas;
/** All tables, checked; the key is the file's name. */
export type Tables = { readonly [Name in TableName]: z.output<(typeof tableSchemas)[Name]> };

export type Contact = z.output<typeof contact>;
export type Deadline = z.output<typeof deadline>;
export type OutOfScopeTopic = z.output<typeof outOfScopeTopic>;
export type SmallTalk = z.output<typeof smallTalk>;
export type Season = z.output<typeof season>;
export type AllyCategory = z.output<typeof allyCategory>;
export type EvaluationQuestion = z.output<typeof evaluationQuestion>;
export type KeyRecommendation = z.output<typeof keyRecommendation>;
export type Offer = z.output<typeof offer>;
export type Party = z.output<typeof party>;
export type Phase = z.output<typeof phase>;
export type Recommendation = z.output<typeof recommendation>;
export type Theme = z.output<typeof theme>;
