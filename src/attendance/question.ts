const hourMs = 60 * 60_000;

/** When members are asked, and from when their silence has consequences. */
export const questionTimes = {
  /** The members are asked so long before the start. */
  askBeforeMs: 24 * hourMs,
  /** Nobody is asked later than this before the start: no answer would still help. */
  askUntilMs: 3 * hourMs,
  /** From then on the leader may pass on the seats of members who have not answered. */
  passOnBeforeMs: 12 * hourMs,
} as const;

/** The question whether the members come, for the present start of their meeting. */
export interface Question {
  readonly id: number;
  readonly askedAt: Date;
}

export const answers = ['yes', 'no'] as const;
export type Answer = (typeof answers)[number];

/** Names the question for the list of who has answered. */
export const askOf = (questionId: number) => ({ kind: 'attendance', subjectId: questionId }) as const;
