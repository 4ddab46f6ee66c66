import type { Action, Block, FlowMove, FormField, FormValues } from '../reply/reply.ts';
import type { FlowWording } from '../wording/flow.ts';
import type { Field } from './field.ts';
import type { FieldProblems, FlowState, Step } from './flow.ts';

/** A step as a form that holds what was filled in before, with the ways on: next, back, stop. */
export function drawStep(
  steps: readonly Step[],
  state: FlowState,
  problems: FieldProblems,
  action: (move: FlowMove) => Action,
  say: FlowWording,
): readonly Block[] {
  const at = Math.min(state.step, steps.length - 1);
  const step = steps[at];
  if (!step) return [];
  const last = at === steps.length - 1;
  return [
    {
      kind: 'section',
      title: say.step(at + 1, steps.length, step.title),
      ...(step.text === undefined ? {} : { text: step.text }),
    },
    {
      kind: 'form',
      title: step.title,
      action: action('next'),
      submit: last ? say.finish : say.next,
      fields: step.fields.map((field) => drawField(field, state.answers, problems[field.name])),
      buttons: [
        ...(at === 0 ? [] : [{ label: say.back, action: action('back') }]),
        { label: say.stop, action: action('delete') },
      ],
    },
  ];
}

function drawField(
  { initial, refill = false, read: _, ...field }: Field,
  answers: FormValues,
  problem: string | undefined,
): FormField {
  const answer = answers[field.name];
  const value = refill && answer === '' ? initial : (answer ?? initial);
  return {
    ...field,
    ...(value === undefined ? {} : { value: shaped(field.kind, value) }),
    ...(problem === undefined ? {} : { problem }),
  } as FormField;
}

function shaped(kind: FormField['kind'], value: string | readonly string[]): string | readonly string[] {
  if (kind === 'choices' || kind === 'grid') return typeof value === 'string' ? [value].filter(Boolean) : value;
  return typeof value === 'string' ? value : (value[0] ?? '');
}
