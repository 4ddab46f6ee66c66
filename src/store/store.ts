/** Something kept, as plain data. */
export type StoredRecord = {
  readonly key: string;
  /** Whose it is: what is listed and forgotten together. */
  readonly owner: string;
  /** Plain JSON data; who reads it checks it, since an older version of the program may have written it. */
  readonly value: unknown;
  /** Goes up by one with each change, from 1. */
  readonly revision: number;
  readonly changed: Temporal.Instant;
};

/** What is written. */
export type NewRecord = {
  readonly owner: string;
  readonly value: unknown;
  /** After this many days without a change it is forgotten. */
  readonly keepDays: number;
  /** The revision that this one replaces; 0 where nothing stands yet. */
  readonly replaces: number;
};

/** What outlasts a restart. Kinds are drawers: the same key may stand in several. */
export type Store = {
  /** @returns undefined when nothing stands there, or not any more */
  readonly read: (kind: string, key: string) => Promise<StoredRecord | undefined>;
  /** All of one owner, the latest changed first. */
  readonly list: (kind: string, owner: string) => Promise<readonly StoredRecord[]>;
  /** @returns the new revision; undefined, with nothing changed, when another was first */
  readonly write: (kind: string, key: string, record: NewRecord) => Promise<number | undefined>;
  /** Forgets a record; nothing happens when there is none. */
  readonly remove: (kind: string, key: string) => Promise<void>;
  /** Whether it can be read now, which a file that was closed, taken away or damaged cannot. */
  readonly ready: () => boolean;
  readonly close: () => void;
};
