import { fold } from '../search/tokens.ts';

/** A place as somebody typed it, taken apart. */
export type PlaceText = {
  /** What names the place, without what stands beside it; may be empty. */
  readonly name: string;
  /** The postal code before or after the name: four digits. */
  readonly code?: string;
  /** What stands after a comma or between brackets: the place that the named one is in. */
  readonly aside?: string;
};

/** Words that may stand before the name of a place in the three languages. */
const leadInPattern =
  /^\s*(?:gemeente|stad|in|te|de|het|uit|van|city|town|municipality|of|the|commune|ville|a|d)(?:[\s:]+|['’])(?=\S)/;
const maxLeadIns = 4;

/**
 * A name as names are compared: `St.-Niklaas`, `SINT NIKLAAS` and `sint-niklaas` are all `sintniklaas`.
 *
 * @returns folded letters and digits only; nothing when there are none
 */
export function placeKey(name: string): string {
  return fold(name)
    .replace(/\bst[.\s-]+(?=[a-z])/g, 'sint ')
    .replace(/\bo[.\s-]{0,2}l[.\s-]{0,2}v(?:rouw)?\b/g, 'onze lieve vrouw ')
    .replace(/\bo[./\s-]{0,2}d\b/g, 'op den ')
    .replace(/[^a-z0-9]/g, '');
}

/** Takes a typed place apart: `9000 Gent`, `B-9000 Gent`, `Gent (9000)`, `Berchem (Antwerpen)`, `Berchem, Antwerpen`. */
export function readPlace(text: string): PlaceText {
  const { rest, code } = takeCode(text.trim());
  const [, bracketed = rest, between] = /^(.*)\(([^()]*)\)$/s.exec(rest) ?? [];
  const [, name = '', after] = /^([^,]*)(?:,(.*))?$/s.exec(bracketed) ?? [];
  const aside = between ?? after;
  const withoutNow = aside?.replace(/^\s*(?:nu|now)\s+/i, '').trim();
  return {
    name: name.trim(),
    ...(code === undefined ? {} : { code }),
    ...(withoutNow === undefined || withoutNow === '' ? {} : { aside: withoutNow }),
  };
}

/**
 * What may name the place in a text, as keys: the whole, and the same without each word that may stand before it
 * (`in de stad Gent`, `de stad Gent`, `stad Gent`, `Gent`). Nothing when there is no letter or digit in it.
 */
export function placeKeys(text: string): string[] {
  const [whole, ...shorter] = withoutLeadIns(fold(text), maxLeadIns).map(placeKey);
  return whole === undefined || whole === '' ? [] : [whole, ...shorter.filter((key) => key !== '')];
}

function withoutLeadIns(folded: string, most: number): string[] {
  const [leadIn] = leadInPattern.exec(folded) ?? [];
  if (leadIn === undefined || most === 0) return [folded];
  return [folded, ...withoutLeadIns(folded.slice(leadIn.length), most - 1)];
}

function takeCode(text: string): { readonly rest: string; readonly code?: string } {
  const [, first, after] = /^(?:be?[-\s]?)?(\d{4})(?!\d)[\s,:-]*(.*)$/is.exec(text) ?? [];
  if (first !== undefined && after !== undefined) return { rest: after, code: first };
  const [, before, last] = /^(.*?)(?<![\da-z])\(?(?:be?[-\s]?)?(\d{4})\)?$/is.exec(text) ?? [];
  if (before !== undefined && last !== undefined) return { rest: before.replace(/[\s,:-]+$/, ''), code: last };
  return { rest: text };
}
