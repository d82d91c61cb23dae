import type { AskRef } from '../asks/index.ts';

/** Names the ask of a vote: each member is asked for a ballot. */
export const askOf = (voteId: number): AskRef => ({ kind: 'book_vote', subjectId: voteId });
