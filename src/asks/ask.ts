export const askKinds = ['date_poll', 'book_vote', 'notice', 'attendance', 'note'] as const;
export type AskKind = (typeof askKinds)[number];

/** Names an ask by what it is about. */
export interface AskRef {
  readonly kind: AskKind;
  /** The poll, vote or notice, the question about attendance; of notes the meeting. */
  readonly subjectId: number;
}

/** The people who are asked: the members of a club, or those with a seat in a meeting. */
export type Asked =
  | { readonly clubId: number; readonly meetingId: null }
  | { readonly clubId: null; readonly meetingId: number };

/** A question put to people, with a place to answer it. */
export type Ask = AskRef &
  Asked & {
    readonly id: number;
    /** Null if the site asked by itself, or the account is gone. */
    readonly askedBy: number | null;
    readonly openedAt: Date;
    readonly closesAt: Date | null;
    readonly closedAt: Date | null;
    readonly remindedAt: Date | null;
  };

/** How far an ask got with one person. */
export type AskState = 'answered' | 'seen' | 'not_seen';
