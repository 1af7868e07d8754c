/** Characters of a message, as many as a complaint may have. */
export const messageMaxLength = 10_000;

/** Characters of the summary on the public list. */
export const summaryMaxLength = 300;
