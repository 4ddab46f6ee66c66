import type { Action, FormValues } from '../reply/reply.ts';
import type { Language } from '../search/stop-words.ts';

/** Who did something, where. A platform fills in its own ids; the bot compares them and never reads them. */
type Origin = {
  readonly person: string;
  /** What the people around call this person, where the platform knows it. */
  readonly personName?: string;
  /** Those who share a board: a workspace, a server; on the page of one visitor, that visitor. */
  readonly workspace: string;
  readonly place: string;
  /** The language of the person's screen, used where the words do not tell. */
  readonly locale: Language;
  /** Whether the platform lets people switch languages by itself; `locale` is then what they switched to. */
  readonly hasLanguageSwitch?: boolean;
};

/** Something a person did. */
export type Event = Origin &
  (
    | { readonly kind: 'question'; readonly text: string /** Asked for explicitly. */; readonly language?: Language }
    | { readonly kind: 'command'; readonly command: string; readonly options: Readonly<Record<string, string>> }
    /** A button was pressed, or a form sent: then its fields come along. */
    | { readonly kind: 'action'; readonly action: Action; readonly values?: FormValues }
  );
