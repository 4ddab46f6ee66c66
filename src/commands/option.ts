import type { Municipality } from '../knowledge/municipality.ts';
import type { Theme } from '../knowledge/tables.ts';
import type { Choice } from '../reply/reply.ts';
import type { Language } from '../search/stop-words.ts';
import { type Trilingual, wording } from '../wording/wording.ts';
import type { Lookups } from './lookups.ts';

/** The most characters that are read of a municipality's name. */
export const maxMunicipalityChars = 100;

/** What typed text means to an option. */
export type Reading<Value> =
  | { readonly value: Value }
  /** It may mean several things: the person chooses. */
  | { readonly which: readonly Choice[] }
  /** It means nothing; `nearest` is what it may have been. */
  | { readonly problem: string; readonly nearest?: readonly Choice[] };

/** What a command can be given, by name. */
export type Option<Value = unknown> = {
  /** Decides how it is drawn and what is proposed while somebody types; a hidden one is carried by buttons only. */
  readonly kind: 'text' | 'municipality' | 'theme' | 'amount' | 'hidden';
  readonly label: Trilingual;
  readonly required: boolean;
  /** The most characters that are read. */
  readonly maxLength: number;
  readonly multiline: boolean;
  readonly read: (typed: string, lookups: Lookups, language: Language) => Reading<Value>;
};

export type Options = Readonly<Record<string, Option>>;

/** What `run` gets: the value of each option, undefined for one that was not given. */
export type Values<Shape extends Options> = {
  readonly [Name in keyof Shape]: Shape[Name] extends Option<infer Value>
    ? Shape[Name] extends { readonly required: true }
      ? Value
      : Value | undefined
    : never;
};

type Required = { readonly required: true };
type Optional = { readonly required: false };
type TextSettings = { readonly maxLength: number; readonly multiline?: boolean };

/** A text that the command cannot do without; when it is missing, the person gets a form. */
export function requiredText(label: Trilingual, settings: TextSettings): Option<string> & Required {
  return { ...text(label, settings), required: true };
}

/** A text that may be left out. */
export function optionalText(label: Trilingual, settings: TextSettings): Option<string> & Optional {
  return { ...text(label, settings), required: false };
}

/** A municipality, by any name or postal code that people use; an ambiguous one is asked about. */
export function municipalityOption(): Option<FoundMunicipality> & Optional {
  const { nl, en, fr } = wording;
  const label = { nl: nl.municipality, en: en.municipality, fr: fr.municipality };
  return {
    kind: 'municipality',
    label,
    required: false,
    maxLength: maxMunicipalityChars,
    multiline: false,
    read: readMunicipality,
  };
}

/** A municipality and the name or code by which it was found. */
export type FoundMunicipality = {
  readonly municipality: Municipality;
  /** The official spelling of what was typed: a present or a former name, a part, a postal code. */
  readonly as: string;
  readonly via: 'name' | 'former-name' | 'submunicipality' | 'postal-code' | 'nis';
  /** What was typed, when a typing error was forgiven. */
  readonly corrected?: string;
};

/** One of the themes of `themes.yaml`, by its name or another word for it. */
export function themeOption(): Option<Theme> & Optional {
  const { nl, en, fr } = wording;
  const label = { nl: nl.theme, en: en.theme, fr: fr.theme };
  return { kind: 'theme', label, required: false, maxLength: 60, multiline: false, read: readTheme };
}

/** An amount in euro, written in any usual way. */
export function amountOption(label: Trilingual): Option<number> & Optional {
  return {
    kind: 'amount',
    label,
    required: false,
    maxLength: 60,
    multiline: false,
    read: (typed, lookups, language) => lookups.amount(typed, language),
  };
}

/** A short text that only buttons carry: the id of something. */
export function hiddenOption(): Option<string> & Optional {
  const label = { nl: '-', en: '-', fr: '-' };
  return { ...text(label, { maxLength: 60 }), kind: 'hidden', required: false };
}

function text(label: Trilingual, { maxLength, multiline = false }: TextSettings): Omit<Option<string>, 'required'> {
  return { kind: 'text', label, maxLength, multiline, read: (typed) => ({ value: typed }) };
}

function readMunicipality(typed: string, lookups: Lookups, language: Language): Reading<FoundMunicipality> {
  return lookups.municipality(typed, language);
}

function readTheme(typed: string, lookups: Lookups, language: Language): Reading<Theme> {
  return lookups.theme(typed, language);
}
