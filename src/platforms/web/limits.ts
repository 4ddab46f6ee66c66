/** The largest request body that is read: a question of 1,000 characters in the widest encoding, with room for a form. */
export const maxBodyBytes = 32 * 1024;

/** The longest query string that is read; beyond it the page answers 414. Node itself stops at 16 kB of headers. */
export const maxQueryChars = 8 * 1024;

/** How long what is under way may take to finish when the program stops. */
export const stopGraceMs = 2_000;

/** The window in which a visitor's messages are counted. */
export const rateWindowMs = 60_000;
