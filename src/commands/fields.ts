import type { Field } from '../flows/field.ts';
import { parseDay } from '../forms/day.ts';
import type { TextField } from '../reply/reply.ts';
import { wording } from '../wording/wording.ts';
import { maxMunicipalityChars } from './option.ts';
import { placeNote } from './place-note.ts';
import type { Services } from './services.ts';

/** What every field needs; the rest has a sensible value. */
type FieldSettings = {
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly initial?: string | readonly string[] | undefined;
  readonly refill?: boolean;
};

/** Where a municipality is typed, in a form. */
export function municipalityInput({ language }: Pick<Services, 'language'>): TextField {
  return {
    kind: 'text',
    name: 'municipality',
    label: wording[language].municipality,
    hint: wording[language].municipalityHint,
    required: true,
    maxLength: maxMunicipalityChars,
    suggest: 'municipality',
  };
}

/** A municipality as a field of a step, typed under any name or postal code; kept under its present name. */
export function municipalityField(services: Services): Field {
  const { lookups, language } = services;
  return {
    ...municipalityInput(services),
    read: (typed) => {
      const reading = lookups.municipality(typed, language);
      if ('value' in reading) {
        const note = placeNote(reading.value, { language });
        return { value: reading.value.municipality.name, ...(note === undefined ? {} : { note }) };
      }
      if ('problem' in reading) return reading;
      const labels = reading.which.map(({ label }) => label).join(', ');
      return { problem: `${wording[language].whichMunicipality(typed)} ${labels}` };
    },
  };
}

/** A day, written in any usual way; kept as 2026-12-15. */
export function dayField(name: string, settings: FieldSettings, { today, language }: Services): Field {
  return {
    ...settings,
    kind: 'date',
    name,
    required: settings.required ?? false,
    read: (typed) => {
      const day = parseDay(typed, today);
      return day ? { value: day.toString() } : { problem: wording[language].unknownDay(typed) };
    },
  };
}

/** A text of at most `maxLength` characters. */
export function textField(
  name: string,
  settings: FieldSettings & { readonly maxLength: number; readonly multiline?: boolean },
): Field {
  return { ...settings, kind: 'text', name, required: settings.required ?? false };
}
