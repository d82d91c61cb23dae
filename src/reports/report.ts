export const kinds = [
  'message',
  'meeting',
  'club',
  'nickname',
  'ai_text',
  'note',
  'question',
  'question_card',
  'record',
] as const;
export type Kind = (typeof kinds)[number];

export const reasons = ['ad', 'abuse', 'sexual', 'privacy', 'fraud', 'spoiler', 'wrong', 'other'] as const;
export type Reason = (typeof reasons)[number];

/** Where a reported text stands. Null for the parts that its kind does not have. */
export interface Place {
  readonly kind: Kind;
  readonly meetingId: number | null;
  /** The number of a message. */
  readonly seq: number | null;
  readonly clubId: number | null;
  readonly recommendationId: number | null;
  readonly bookId: number | null;
  readonly questionId: number | null;
  /** The point of a record. */
  readonly recordPointId: number | null;
  /** The person of a nickname or note; for other kinds the author or leader, if there is one. */
  readonly aboutUserId: number | null;
}

/** A thing that a person may report, with its text as it stands now. */
export interface Subject extends Place {
  readonly snapshot: string;
  /** How a text of the model was made; null for other kinds. */
  readonly origin: Origin | null;
}

/** How a recommendation was made. */
export interface Origin {
  readonly path: string;
  readonly model: string | null;
  readonly promptVersion: string;
}

/** Returns a place without any part, for kinds to fill. */
export const placeOf = (kind: Kind, parts: Partial<Omit<Place, 'kind'>>): Place => ({
  kind,
  meetingId: null,
  seq: null,
  clubId: null,
  recommendationId: null,
  bookId: null,
  questionId: null,
  recordPointId: null,
  aboutUserId: null,
  ...parts,
});

/** The most code points of a stored snapshot; the CHECK constraint holds the same number. */
export const longestSnapshot = 5_000;
