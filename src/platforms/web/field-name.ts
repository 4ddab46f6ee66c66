import type { FormField } from '../../reply/reply.ts';

/** Names of form fields begin with this, so that an option never meets a field of the page itself. */
export const optionPrefix = 'option-';

/**
 * Names of fields that hold a list end with this; each value of the list comes under that name.
 *
 * Every field of a form is sent, also when nothing is chosen in it: a list then comes as one empty value, which is
 * dropped, and a single choice as an empty text. So "nothing" can take the place of what was chosen before.
 */
export const listSuffix = '[]';

/** The name under which a field is sent. */
export function fieldName(field: FormField): string {
  return `${optionPrefix}${field.name}${field.kind === 'choices' || field.kind === 'grid' ? listSuffix : ''}`;
}
