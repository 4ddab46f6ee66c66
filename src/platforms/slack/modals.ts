import type { ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { writeActionId } from '../../reply/action-id.ts';
import { replySays } from '../../reply/plain-text.ts';
import type { FormBlock, Reply } from '../../reply/reply.ts';
import type { Language } from '../../search/stop-words.ts';
import type { Delivery, Recipient } from './deliver.ts';
import { fieldErrors, formOf, noticeModal, toModal } from './form.ts';
import type { Submitted } from './incoming.ts';
import { NotSent, type Sender } from './send.ts';
import { patienceMs, type Timing, withinLimit } from './timing.ts';
import { slackWording } from './wording.ts';

/** What Slack is answered when a form is sent: nothing closes it. */
export type SubmissionAnswer = ViewResponseAction | undefined;

/** Puts forms into modals, which Slack opens within three seconds of a press and at no other time. */
export type Modals = {
  /**
   * Shows a reply as soon as the bot has it: in a modal when a form is what it is about, else in the conversation. When
   * the bot takes long, a modal that asks for patience is opened in time, and filled in later.
   *
   * @param asksForm whether the form was asked for, be it no more than a part of the reply
   */
  readonly show: (
    coming: Promise<Reply>,
    to: Recipient,
    trigger: string,
    language: Language,
    asksForm: boolean,
  ) => Promise<void>;
  /** Shows what a button in a modal led to, in that modal. */
  readonly go: (coming: Promise<Reply>, to: Recipient, view: string) => Promise<void>;
  /** Shows what sending a form led to: what is wrong at its fields, the next form, or the end of it. */
  readonly submit: (
    coming: Promise<Reply>,
    submitted: Submitted,
    language: Language,
    answer: (answer: SubmissionAnswer) => Promise<void>,
  ) => Promise<void>;
};

export function createModals(sender: Sender, { deliver, note }: Delivery, timing: Timing): Modals {
  /** @returns undefined when Slack would not open it any more */
  const open = async (trigger: string, view: ModalView): Promise<string | undefined> => {
    try {
      return await sender.openView(trigger, view);
    } catch {
      return undefined;
    }
  };

  /** @returns false when the person closed the modal meanwhile */
  const update = async (id: string, view: ModalView): Promise<boolean> => {
    try {
      await sender.updateView(id, view);
      return true;
    } catch (error) {
      if (error instanceof NotSent && ['not_found', 'view_not_found', 'expired_view'].includes(error.code))
        return false;
      throw error;
    }
  };

  /** Fills a modal that was waiting. */
  const fill = async (id: string, reply: Reply, form: FormBlock | undefined, to: Recipient): Promise<void> => {
    if (form && (await update(id, toModal(reply, form, to.place)))) return;
    if (!form) await update(id, doneModal(reply.language));
    await deliver(reply, to);
  };

  return {
    show: async (coming, to, trigger, language, asksForm) => {
      const quick = await withinLimit(coming, patienceMs, timing);
      const waiting = quick ? undefined : await open(trigger, waitModal(language));
      const reply = await coming;
      const form = asksForm ? formOf(reply) : mainForm(reply);
      if (waiting !== undefined) return await fill(waiting, reply, form, to);
      if (!form) return await deliver(reply, to);
      if (quick && (await open(trigger, toModal(reply, form, to.place))) !== undefined) return;
      await note(slackWording[reply.language].formTooLate, reply.language, to);
      await deliver(reply, to);
    },
    go: async (coming, to, view) => {
      const reply = await coming;
      const form = formOf(reply);
      if (form) {
        if (!(await update(view, toModal(reply, form, to.place)))) await deliver(reply, to);
        return;
      }
      const isSaid = reply.blocks.every(({ kind }) => kind === 'text' || kind === 'section' || kind === 'buttons');
      if (isSaid && (await update(view, saidModal(reply)))) return;
      await update(view, doneModal(reply.language));
      await deliver(reply, to);
    },
    submit: async (coming, submitted, language, answer) => {
      const quick = await withinLimit(coming, patienceMs, timing);
      if (!quick) await answer({ response_action: 'update', view: waitModal(language) });
      const reply = await coming;
      const refused = refusedForm(reply, submitted);
      const form = refused ?? mainForm(reply);
      if (!quick) return await fill(submitted.view, reply, form, submitted);
      const errors = refused ? fieldErrors(refused) : {};
      const fit = Object.keys(errors).every((block) => submitted.blocks.includes(block));
      if (refused && fit) return await answer({ response_action: 'errors', errors });
      if (form) return await answer({ response_action: 'update', view: toModal(reply, form, submitted.place) });
      await answer(undefined);
      await deliver(reply, submitted);
    },
  };
}

/**
 * The form of a reply that is about its form: a step of a guided conversation, or a command that asks what it needs. One
 * beside an answer, or in what can be shared, is no more than a button under it.
 */
function mainForm(reply: Reply): FormBlock | undefined {
  const form = formOf(reply);
  if (form?.action.kind !== 'command') return form;
  const around = ['text', 'section', 'buttons', 'form'];
  return !reply.share && reply.blocks.every(({ kind }) => around.includes(kind)) ? form : undefined;
}

/** The form that comes back with what is wrong in it; undefined when it was taken. */
function refusedForm(reply: Reply, { action }: Submitted): FormBlock | undefined {
  const form = formOf(reply);
  const isSame = form !== undefined && writeActionId(form.action) === action;
  return isSame && form.fields.some(({ problem }) => problem !== undefined) ? form : undefined;
}

function waitModal(language: Language): ModalView {
  const say = slackWording[language];
  return noticeModal(say.pleaseWaitTitle, say.pleaseWait, language);
}

function doneModal(language: Language): ModalView {
  const say = slackWording[language];
  return noticeModal(say.doneTitle, say.done, language);
}

function saidModal(reply: Reply): ModalView {
  return noticeModal(slackWording[reply.language].noticeTitle, replySays(reply), reply.language);
}
