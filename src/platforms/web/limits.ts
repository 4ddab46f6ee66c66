/**
 * The largest request body that is read: a step of a guided conversation with five texts of 3,000 characters, each in
 * the widest encoding (nine bytes, as `%E5%AD%97`), with 16 kB to spare for everything around them.
 */
export const maxBodyBytes = 192 * 1024;

/** The longest query string that is read; beyond it the page answers 414. Node itself stops at 16 kB of headers. */
export const maxQueryChars = 8 * 1024;

/** How long what is under way may take to finish when the program stops. */
export const stopGraceMs = 2_000;

/** The window in which a visitor's messages are counted. */
export const rateWindowMs = 60_000;

/** How long a visitor for whom something is kept is known again, counted from the last time. */
export const cookieSeconds = 365 * 24 * 60 * 60;

/** How many rows a field proposes from: enough for all Flemish municipalities (285), which are some 10 kB in the page. */
export const maxProposed = 400;
