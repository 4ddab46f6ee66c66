import type { Event } from '../../bot/event.ts';
import { readActionId } from '../../reply/action-id.ts';
import type { Action, FormValues } from '../../reply/reply.ts';
import { type Language, languages } from '../../search/stop-words.ts';
import { listSuffix, optionPrefix } from './field-name.ts';

/** What the page sends: the fields of one of its forms. One whose name ends in `[]` is a list. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/**
 * What a visitor did with a form or button of ours, as an event. Names of fields are explained in `field-name.ts`.
 *
 * @returns undefined when the fields hold no question, button or form of ours
 */
export function toEvent(fields: Fields, visitor: string, locale: Language): Event | undefined {
  const origin = { person: visitor, workspace: visitor, place: 'web', locale, hasLanguageSwitch: true };
  if (typeof fields.action === 'string') {
    const action = readActionId(fields.action);
    const values = valuesOf(fields);
    return action && { ...origin, kind: 'action', action, ...(values === undefined ? {} : { values }) };
  }
  return typeof fields.q === 'string' ? { ...origin, kind: 'question', text: fields.q } : undefined;
}

/**
 * What a visitor asks with an address, as an event. Links are shared, and followed by robots that want to show what is
 * behind them: so they carry no values and never move a guided conversation.
 *
 * @returns undefined when the address holds no question or button that may be linked
 */
export function linkToEvent(query: Fields, visitor: string, locale: Language): Event | undefined {
  const linked = Object.fromEntries(Object.entries(query).filter(([name]) => name === 'q' || name === 'action'));
  const event = toEvent(linked, visitor, locale);
  return event?.kind === 'action' && !isLinkable(event.action) ? undefined : event;
}

/** Whether an address may ask for this: see `linkToEvent`. */
export function isLinkable(action: Action): boolean {
  return action.kind !== 'flow';
}

/** What a visitor typed, as it stands in the conversation; undefined for a button or a step of a guided conversation. */
export function typedText(event: Event | undefined): string | undefined {
  if (event?.kind === 'question') return event.text;
  if (event?.kind !== 'action' || event.action.kind === 'flow' || event.values === undefined) return undefined;
  const typed = Object.values(event.values)
    .flat()
    .filter((value) => value !== '');
  return typed.length === 0 ? undefined : typed.join(', ');
}

function valuesOf(fields: Fields): FormValues | undefined {
  const values = Object.entries(fields)
    .filter(([name]) => name.startsWith(optionPrefix))
    .map(([name, value]) => [nameOf(name), typeof value === 'string' ? lines(value) : value.filter(Boolean)] as const);
  return values.length === 0 ? undefined : Object.fromEntries(values);
}

function nameOf(field: string): string {
  return field.slice(optionPrefix.length, field.endsWith(listSuffix) ? -listSuffix.length : undefined);
}

/** Browsers send every end of a line as two characters, though they count it as one. */
function lines(typed: string): string {
  return typed.replaceAll('\r\n', '\n');
}

/**
 * The language of the page: the one chosen with the switch, else the first of the browser's that we have.
 *
 * @param acceptLanguage the header `Accept-Language`, as `fr-BE,fr;q=0.9,en;q=0.8`
 */
export function pageLanguage(chosen: string | undefined, acceptLanguage: string | undefined): Language {
  const known = (code: string | undefined) => languages.find((language) => language === code);
  const preferred = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/);
      return { code: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((left, right) => right.quality - left.quality)
    .map(({ code }) => known(code))
    .find((language) => language !== undefined);
  return known(chosen) ?? preferred ?? 'nl';
}
