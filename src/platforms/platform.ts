import type { Event } from '../bot/event.ts';
import type { CommandSummary } from '../commands/services.ts';
import type { Choice, Reply, Suggestions } from '../reply/reply.ts';
import type { Language } from '../search/stop-words.ts';

/** What a platform may ask of the bot. */
export type Handler = {
  /** One event in, one reply out; never rejects. */
  readonly handle: (event: Event) => Promise<Reply>;
  /** Questions worth suggesting at this time of year. */
  readonly suggestions: (language: Language) => readonly string[];
  /**
   * What may be meant by what is typed so far in a field, the likeliest first and at most `most`; the usual ones when
   * nothing is.
   */
  readonly suggest: (source: Suggestions, typed: string, language: Language, most: number) => readonly Choice[];
  /** The language that this person chose; undefined when none was chosen or it cannot be read; never rejects. */
  readonly language: (person: string, workspace: string) => Promise<Language | undefined>;
  /** What people can run, as they type it. */
  readonly commands: (language: Language) => readonly CommandSummary[];
};

/** A place where people talk with the bot. */
export type Platform = {
  readonly name: string;
  /** Resolves when people can talk there; rejects with what the operator should check. */
  readonly start: () => Promise<void>;
  /** Takes nothing new, finishes what is under way, and resolves. */
  readonly stop: () => Promise<void>;
  /** Whether people can talk there now. */
  readonly ready: () => boolean;
};
