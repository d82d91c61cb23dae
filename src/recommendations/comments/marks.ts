/**
 * Placeholders: for the book's own title, claimed values, claimed answers, other values of the row,
 * authors, claimed authors, and the publisher.
 */
export const titleMark = '◈';
export const [claimMark, answerMark, factMark] = ['◆', '◉', '◇'];
export const claimedAuthorMark = '◍';
export const [authorMark, publisherMark] = ['◎', '◪'];
/** Of values that a claim rests on, and the title. */
export const claimedMarks = `${titleMark}${claimMark}${answerMark}${claimedAuthorMark}`;
export const allMarks = `${claimedMarks}${factMark}${authorMark}${publisherMark}`;
export const anyMark = `[${allMarks}]`;
