import type { View } from '@slack/types';
import type { StateValues } from '../../../src/platforms/slack/form.ts';

type Element = Readonly<Record<string, unknown>> & { readonly type: string; readonly action_id: string };

/** `view.state.values` as Slack sends it for a person who changes nothing in a view. */
export function leaveAsIs(view: View): StateValues {
  const inputs = view.blocks.filter((block) => block.type === 'input');
  return Object.fromEntries(
    inputs.map((block) => {
      const { element } = block as unknown as { readonly element: Element };
      return [block.block_id ?? '', { [element.action_id]: initialState(element) }];
    }),
  ) as StateValues;
}

function initialState({ type, ...initial }: Element) {
  switch (type) {
    case 'plain_text_input':
      return { type, value: initial.initial_value ?? null };
    case 'datepicker':
      return { type, selected_date: initial.initial_date ?? null };
    case 'checkboxes':
      return { type, selected_options: initial.initial_options ?? [] };
    case 'radio_buttons':
    case 'static_select':
      return { type, selected_option: initial.initial_option ?? null };
    default:
      throw new Error(`no form of ours has a ${type}`);
  }
}
