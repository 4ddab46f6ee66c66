import { optionsOf, readText, type SlackBlock, type SlackOption, type SlackView } from './reading.ts';

/** What Slack sends of the elements of a view, by block and element. */
export type ViewState = Readonly<Record<string, Readonly<Record<string, ElementState>>>>;
export type ElementState = {
  readonly type: string;
  readonly value?: string | null;
  readonly selected_date?: string | null;
  readonly selected_option?: SlackOption | null;
  readonly selected_options?: readonly SlackOption[];
};

/** One field of a view: where many rows can be chosen they are divided over several blocks. */
type ViewField = { readonly label: string; readonly blocks: readonly SlackBlock[] };

/** What stands in a view that was just opened. */
export function firstState(view: SlackView): ViewState {
  return stateWith(view, ({ element }) => (element === undefined ? undefined : stateOf(element)));
}

/**
 * What stands in a view after it was changed: as in Slack, a block that was there before keeps what was filled in.
 */
export function keepState(former: ViewState, view: SlackView): ViewState {
  const first = firstState(view);
  return stateWith(view, ({ block_id = '', element }) => {
    const [kept, fresh] = [former[block_id], first[block_id]].map((each) => each?.[element?.action_id ?? '']);
    return kept?.type === element?.type ? kept : fresh;
  });
}

/**
 * What stands in a view after somebody filled in this, by the label of a field; the values are texts, or the labels of
 * rows.
 *
 * @throws for a field or a row that the view does not have
 */
export function fillState(
  view: SlackView,
  state: ViewState,
  filled: Readonly<Record<string, string | readonly string[]>>,
): ViewState {
  const fields = fieldsOf(view);
  const changes = Object.entries(filled).flatMap(([label, value]) => {
    const field = fields.find((each) => each.label === label);
    if (!field) throw new Error(`no field "${label}", but: ${fields.map((each) => each.label).join(', ')}`);
    const rows = field.blocks.flatMap(({ element }) =>
      (element ? optionsOf(element) : []).map(({ text }) => text.text),
    );
    const strange = [value].flat().filter((each) => rows.length > 0 && each !== '' && !rows.includes(each));
    if (strange.length > 0) throw new Error(`no row "${strange.join(', ')}" in "${label}", but: ${rows.join(', ')}`);
    return field.blocks.map(
      ({ block_id = '', element }) => [block_id, element && filledState(element, value)] as const,
    );
  });
  const changed = new Map(changes);
  return stateWith(
    view,
    ({ block_id = '', element }) => changed.get(block_id) ?? state[block_id]?.[element?.action_id ?? ''],
  );
}

/** The labels of what Slack itself would ask for before it sends the view. */
export function missingIn(view: SlackView, state: ViewState): readonly string[] {
  return inputsOf(view)
    .filter(({ optional }) => optional !== true)
    .filter(({ block_id = '', element }) => valueOfState(state[block_id]?.[element?.action_id ?? '']).length === 0)
    .map(({ label }) => (label === undefined ? '' : readText(label)));
}

/** The fields as a person sees them: their label, what stands in them, and what is wrong by `errors`. */
export function readFields(view: SlackView, state: ViewState, errors: Readonly<Record<string, string>>) {
  return fieldsOf(view).map(({ label, blocks }) => {
    const values = blocks.flatMap(({ block_id = '', element }) =>
      valueOfState(state[block_id]?.[element?.action_id ?? '']),
    );
    const several = blocks[0]?.element?.type === 'checkboxes';
    const problem = blocks.map(({ block_id = '' }) => errors[block_id]).find((each) => each !== undefined);
    return { label, value: several ? values : (values[0] ?? ''), ...(problem === undefined ? {} : { problem }) };
  });
}

function inputsOf(view: SlackView): readonly SlackBlock[] {
  return view.blocks.filter(({ type }) => type === 'input');
}

/**
 * Fields by the name in their block ids: `choices:demands:0` and `choices:demands:1` are one. Of several blocks the first
 * says what the field is for, and then which part of it that block is.
 */
function fieldsOf(view: SlackView): readonly ViewField[] {
  const groups = Map.groupBy(inputsOf(view), ({ block_id = '' }) => block_id.replace(/^(choices:.*):\d+$/, '$1'));
  return [...groups.values()].map((blocks) => {
    const [first] = blocks;
    const label = first?.label === undefined ? '' : readText(first.label);
    return { label: blocks.length > 1 ? label.replace(/: .*$|(?<=\?) .*$| \(1\/\d+\)$/, '') : label, blocks };
  });
}

function stateWith(view: SlackView, choose: (block: SlackBlock) => ElementState | undefined): ViewState {
  return Object.fromEntries(
    inputsOf(view).flatMap((block) => {
      const { block_id = '', element } = block;
      const state = choose(block);
      return element === undefined || state === undefined ? [] : [[block_id, { [element.action_id ?? '']: state }]];
    }),
  );
}

function stateOf(element: SlackBlock): ElementState {
  const { type } = element;
  if (type === 'plain_text_input') return { type, value: element.initial_value ?? null };
  if (type === 'datepicker') return { type, selected_date: element.initial_date ?? null };
  if (type === 'checkboxes') return { type, selected_options: element.initial_options ?? [] };
  return { type, selected_option: element.initial_option ?? null };
}

function filledState(element: SlackBlock, value: string | readonly string[]): ElementState {
  const { type } = element;
  const chosen = optionsOf(element).filter(({ text }) => [value].flat().includes(text.text));
  if (type === 'plain_text_input') return { type, value: String(value) || null };
  if (type === 'datepicker') return { type, selected_date: String(value) || null };
  if (type === 'checkboxes') return { type, selected_options: chosen };
  return { type, selected_option: chosen[0] ?? null };
}

function valueOfState(state: ElementState | undefined): readonly string[] {
  const rows = state?.selected_options ?? [state?.selected_option].flatMap((row) => row ?? []);
  const typed = state?.value ?? state?.selected_date ?? '';
  return [...(typed === '' ? [] : [typed]), ...rows.map(({ text }) => text.text)];
}
