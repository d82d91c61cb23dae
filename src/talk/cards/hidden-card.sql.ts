/** Whether operators hid the question that a card `c` was copied from. */
export const isQuestionHiddenText = `EXISTS (
  SELECT FROM discussion_questions q WHERE q.id = c.question_id AND q.hidden_at IS NOT NULL)`;

/** Whether operators hid neither a card `c` nor its question. */
export const isUnhiddenText = `(c.hidden_at IS NULL AND NOT ${isQuestionHiddenText})`;
