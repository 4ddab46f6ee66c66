import { escapeMarkup } from '../reply/markup.ts';
import { wording } from '../wording/wording.ts';
import type { FoundMunicipality } from './option.ts';
import type { Services } from './services.ts';

/**
 * Tells to which municipality a place belongs today: "Galmaarden hoort sinds 2025 bij Pajottegem."
 *
 * @returns undefined when the municipality was named as it is, without a typing error
 */
export function placeNote(
  { municipality, as, via, corrected }: FoundMunicipality,
  { language }: Pick<Services, 'language'>,
): string | undefined {
  const say = wording[language];
  const merger = municipality.mergers.find(({ name }) => name === as);
  const notes = [
    corrected === undefined ? undefined : say.readAs(escapeMarkup(corrected), as),
    via === 'former-name' && merger ? say.mergedInto(as, merger.since, municipality.name) : undefined,
    via === 'postal-code' || via === 'submunicipality' ? say.partOf(as, municipality.name) : undefined,
  ].filter((note) => note !== undefined);
  return notes.length === 0 ? undefined : notes.join(' ');
}
