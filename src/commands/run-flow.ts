import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { drawStep } from '../flows/draw.ts';
import { advance, beginFlow, type FieldProblems, type FlowState } from '../flows/flow.ts';
import type { Action, Block, Button, FlowMove, FormValues, Reply } from '../reply/reply.ts';
import type { Store } from '../store/store.ts';
import { flowWording } from '../wording/flow.ts';
import type { FlowDefinition } from './command.ts';
import type { NamedCommand, Registry } from './registry.ts';
import type { KeptFlow, Services } from './services.ts';

const kind = 'flow';

/** How long what is opened, what is begun and what is finished is kept without a change, in days. */
const keepDays = { opened: 1, begun: 30, done: 400 } as const;

/** What is kept of a guided conversation. */
const savedFlow = z.object({
  command: z.string(),
  version: z.number(),
  title: z.string(),
  turn: z.number(),
  step: z.number(),
  done: z.boolean(),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
type SavedFlow = z.output<typeof savedFlow>;

/** A guided conversation as it was kept. */
type Running = {
  readonly id: string;
  /** The record's revision: 0 when it is not kept yet. */
  readonly revision: number;
  /** Goes up with each move but one that was refused, so that a form that comes back with its problems is still good. */
  readonly turn: number;
  readonly state: FlowState;
};

type FlowAction = Extract<Action, { kind: 'flow' }>;

/** Guides people through the commands that have steps, and keeps where they stand. */
export type FlowRunner = {
  /** Begins, or goes on with what this person had begun and not finished. */
  readonly start: (command: NamedCommand, known: FormValues, person: string, services: Services) => Promise<Reply>;
  /** Makes one move. A move from an older step, or one that was made already, changes nothing and says so. */
  readonly go: (action: FlowAction, values: FormValues, person: string, services: Services) => Promise<Reply>;
  readonly list: (person: string) => Promise<readonly KeptFlow[]>;
};

export function createFlowRunner(registry: Registry, store: Store): FlowRunner {
  const flowOf = (command: NamedCommand): FlowDefinition => {
    if (!command.flow) throw new Error(`commands/${command.name}: has no steps`);
    return command.flow;
  };

  const save = async (
    command: NamedCommand,
    running: Running,
    person: string,
    services: Services,
  ): Promise<Running | undefined> => {
    const flow = flowOf(command);
    const value: SavedFlow = {
      command: command.name,
      version: flow.version,
      title: flow.title(running.state.answers, services),
      turn: running.turn,
      step: running.state.step,
      done: running.state.done,
      answers: Object.fromEntries(
        Object.entries(running.state.answers).map(([name, each]) => [
          name,
          typeof each === 'string' ? each : [...each],
        ]),
      ),
    };
    const record = { owner: person, value, keepDays: keepDays[ageOf(running)], replaces: running.revision };
    const revision = await store.write(kind, running.id, record);
    return revision === undefined ? undefined : { ...running, revision };
  };

  const load = async (id: string, person: string): Promise<(Running & { readonly saved: SavedFlow }) | undefined> => {
    const record = await store.read(kind, id);
    const saved = savedFlow.safeParse(record?.value).data;
    if (!record || !saved || record.owner !== person) return undefined;
    const { turn, step, done, answers } = saved;
    return { id, revision: record.revision, turn, saved, state: { step, done, answers } };
  };

  const draw = async (
    command: NamedCommand,
    running: Running,
    services: Services,
    said: string | undefined,
    problems: FieldProblems = {},
  ): Promise<Reply> => {
    const { language } = services;
    const steps = await flowOf(command).steps(running.state.answers, services);
    const form = drawStep(steps, running.state, problems, actions(command, running), flowWording[language]);
    const notice: Block[] = said === undefined ? [] : [{ kind: 'text', text: said }];
    return { blocks: [...notice, ...form], visibility: 'only-you', language, keeps: true };
  };

  const finish = async (command: NamedCommand, running: Running, services: Services, said?: string): Promise<Reply> => {
    const say = flowWording[services.language];
    const reply = await flowOf(command).finish(running.state.answers, services);
    const action = actions(command, running);
    const buttons: Button[] = [
      { label: say.change, action: action('change') },
      { label: say.remove, action: action('delete') },
    ];
    const notice: Block[] = said === undefined ? [] : [{ kind: 'text', text: said }];
    return { ...reply, blocks: [...notice, ...reply.blocks, { kind: 'buttons', buttons }], keeps: true };
  };

  const show = (command: NamedCommand, running: Running, services: Services, said?: string): Promise<Reply> =>
    running.state.done ? finish(command, running, services, said) : draw(command, running, services, said);

  const list = async (person: string): Promise<readonly KeptFlow[]> =>
    (await store.list(kind, person)).flatMap(({ key, value, changed }) => {
      const saved = savedFlow.safeParse(value).data;
      if (!saved || registry.find(saved.command)?.flow?.version !== saved.version) return [];
      const { command, title, done, turn } = saved;
      return [{ id: key, command, revision: turn, title, done, changed }];
    });

  /** What was begun with what is known: one for Gent, or for no municipality yet, is not gone on with for Aalst. */
  const findBegun = async (command: NamedCommand, known: FormValues, person: string) => {
    for (const { id } of (await list(person)).filter((each) => each.command === command.name && !each.done)) {
      const former = await load(id, person);
      if (former && Object.entries(known).every(([name, value]) => former.state.answers[name] === value)) return former;
    }
    return undefined;
  };

  return {
    list,
    start: async (command, known, person, services) => {
      const say = flowWording[services.language];
      const former = await findBegun(command, known, person);
      if (former) return draw(command, former, services, former.turn === 1 ? undefined : say.resumed);
      const fresh: Running = {
        id: randomBytes(12).toString('base64url'),
        revision: 0,
        turn: 1,
        state: beginFlow(known),
      };
      const running = await save(command, fresh, person, services);
      if (!running) throw new Error('a new conversation met one with the same id');
      return draw(command, running, services, undefined);
    },
    go: async (action, values, person, services) => {
      const { language } = services;
      const say = flowWording[language];
      const found = registry.find(action.command);
      const command = found?.flow && found;
      const running = await load(action.flow, person);
      if (!running) return gone(command, services);
      const { saved } = running;
      const isOurs = saved.command === command?.name && saved.version === command.flow?.version;
      if (action.move === 'delete') {
        await store.remove(kind, action.flow);
        if (isOurs) await command?.flow?.forget?.(running.state.answers, services);
        return tell(say.removed, command ? [{ label: say.again, action: startAction(command) }] : [], services);
      }
      if (!command?.flow || !isOurs) return gone(command, services);
      const late = (now: Running) => (now.state.done && action.move !== 'change' ? say.alreadyDone : say.stale);
      if (action.move === 'show') return show(command, running, services);
      if (action.revision !== running.turn) return show(command, running, services, late(running));

      const steps = await command.flow.steps({ ...running.state.answers, ...values }, services);
      const { state, problems, notes } = advance(steps, running.state, action.move, values, say);
      const isRefused = Object.keys(problems).length > 0;
      const turn = isRefused ? running.turn : running.turn + 1;
      const next = await save(command, { ...running, state, turn }, person, services);
      if (!next) {
        const winner = await load(action.flow, person);
        return winner ? show(command, winner, services, late(winner)) : gone(command, services);
      }
      if (state.done) await command.flow.keep?.(state.answers, services);
      const said = isRefused ? say.refused : notes.join(' ') || undefined;
      return state.done ? finish(command, next, services, said) : draw(command, next, services, said, problems);
    },
  };
}

function ageOf({ turn, state }: Running): keyof typeof keepDays {
  if (state.done) return 'done';
  return turn === 1 ? 'opened' : 'begun';
}

function actions(command: NamedCommand, { id, turn }: Running): (move: FlowMove) => Action {
  return (move) => ({ kind: 'flow', command: command.name, flow: id, revision: turn, move });
}

function startAction(command: NamedCommand): Action {
  return { kind: 'command', command: command.name, options: {} };
}

function gone(command: NamedCommand | undefined, services: Services): Reply {
  const say = flowWording[services.language];
  return tell(say.gone, command ? [{ label: say.again, action: startAction(command) }] : [], services);
}

function tell(text: string, buttons: readonly Button[], { language }: Services): Reply {
  const blocks: Block[] = [{ kind: 'text', text }];
  if (buttons.length > 0) blocks.push({ kind: 'buttons', buttons });
  return { blocks, visibility: 'only-you', language };
}
