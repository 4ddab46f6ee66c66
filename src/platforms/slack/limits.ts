/**
 * What Slack takes, from https://docs.slack.dev/reference/block-kit/blocks and the pages of each block, element and
 * view. Where the documentation and the typings of `@slack/types` differ, the smaller number stands here.
 */
export const slackLimits = {
  /** Characters in the text of a section, and in every text that has no smaller limit. */
  sectionChars: 3000,
  /** Fields beside each other in a section, and characters in each. */
  sectionFields: 10,
  fieldChars: 2000,
  /** Characters in a header. */
  headerChars: 150,
  /** Elements in a context block; characters in each, for which the documentation gives no number of their own. */
  contextElements: 10,
  contextChars: 2000,
  /** Blocks in a message. */
  messageBlocks: 50,
  /** Blocks in a modal or Home view. */
  viewBlocks: 100,
  /** Elements in an actions block. */
  actionElements: 25,
  /** Characters on a button. */
  buttonChars: 75,
  /** Characters in the value of a button. */
  buttonValueChars: 2000,
  /** Characters in an `action_id`, `block_id` or `callback_id`. */
  idChars: 255,
  /** Rows of a select, and groups of rows. */
  selectOptions: 100,
  /** Characters in a row of a select, radio button or checkbox, in its description, and in the title of a group. */
  optionChars: 75,
  /** Characters in the value of a row: 150 in the documentation, 75 in the typings. */
  optionValueChars: 75,
  /** Rows of radio buttons or checkboxes. */
  checkboxes: 10,
  /** Characters in the label and in the hint of an input. */
  labelChars: 2000,
  /** Characters in the placeholder of a select. */
  placeholderChars: 150,
  /** Characters in the title, submit and close of a modal. */
  viewTitleChars: 24,
  /** Characters in the `private_metadata` of a view. */
  metadataChars: 3000,
  /** Characters that fit in a text input. */
  inputChars: 3000,
  /** Characters in the fallback text of a message: 4,000 advised. */
  fallbackChars: 4000,
  /**
   * Characters of text in all blocks of a message together. Not documented: about 13,200 were refused with
   * `msg_blocks_too_long` (https://github.com/slackapi/bolt-js/issues/2509); this leaves room.
   */
  messageChars: 12_000,
  /** Command names in a manifest, and characters in one. */
  commands: 50,
  commandChars: 32,
  /** Characters in the name of a shortcut. */
  shortcutChars: 24,
  suggestedPrompts: 4,
} as const;

/** How long the bot goes on in a thread without a new mention. */
export const engagedMs = 30 * 60 * 1000;
