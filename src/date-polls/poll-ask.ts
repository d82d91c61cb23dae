import type { AskRef } from '../asks/index.ts';

/** Names the question of a poll. */
export const askOf = (pollId: number): AskRef => ({ kind: 'date_poll', subjectId: pollId });
