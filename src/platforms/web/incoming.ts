import { readActionId } from '../../bot/action-id.ts';
import type { Event } from '../../bot/event.ts';
import { type Language, languages } from '../../search/stop-words.ts';
import { optionPrefix } from './form.ts';

/** What the page sends: the fields of one of its forms. */
export type Fields = Readonly<Record<string, string>>;

/**
 * What a visitor did, as an event.
 *
 * @returns undefined when the fields hold no question, button or form of ours
 */
export function toEvent(fields: Fields, person: string, locale: Language): Event | undefined {
  const origin = { person, place: 'web', locale };
  if (fields.action !== undefined) {
    const action = readActionId(fields.action);
    return action && { ...origin, kind: 'action', action };
  }
  if (fields.command !== undefined) {
    return { ...origin, kind: 'command', command: fields.command, options: optionsOf(fields) };
  }
  return fields.q === undefined ? undefined : { ...origin, kind: 'question', text: fields.q };
}

/** What a visitor typed, as it stands in the conversation; undefined when a button was pressed. */
export function typedText(fields: Fields): string | undefined {
  if (fields.action !== undefined) return undefined;
  if (fields.command === undefined) return fields.q;
  return Object.values(optionsOf(fields)).join(', ') || `/${fields.command}`;
}

function optionsOf(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => name.startsWith(optionPrefix))
      .map(([name, value]) => [name.slice(optionPrefix.length), value]),
  );
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
