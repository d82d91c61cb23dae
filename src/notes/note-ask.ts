import type { AskRef } from '../asks/index.ts';

/** Names the ask for the notes of a meeting. */
export const askOfNotes = (meetingId: number): AskRef => ({ kind: 'note', subjectId: meetingId });
