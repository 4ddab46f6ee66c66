import { writeActionId } from '../../reply/action-id.ts';
import type { Action, FormBlock } from '../../reply/reply.ts';
import { slackLimits } from './limits.ts';

/**
 * The action whose reply holds this form again, with what stands in it: for a guided conversation where it stands now;
 * for a command that command, with the values of its fields as options where a button can carry them.
 */
export function openingAction(form: FormBlock): Action {
  const { action } = form;
  if (action.kind === 'flow') return { ...action, move: 'show' };
  if (action.kind !== 'command') return action;
  const filled = form.fields.flatMap(({ name, value }) =>
    typeof value === 'string' && value !== '' ? [[name, value]] : [],
  );
  const opening: Action = { ...action, options: { ...action.options, ...Object.fromEntries(filled) } };
  return writeActionId(opening).length <= slackLimits.buttonValueChars ? opening : action;
}
