/** A message of a meeting that a record may quote. */
export interface TalkMessage {
  readonly seq: number;
  readonly userId: number;
  /** Composed (NFC), as offsets of quotes count. */
  readonly body: string;
  readonly sentAt: Date;
}

/** A question of a meeting. */
export interface AskedQuestion {
  readonly body: string;
  /** When the agenda came to it; null without an agenda. */
  readonly beganAt: Date | null;
}

/** The messages about a question, oldest first. */
export interface Chunk {
  /** Null: talk that belongs to no question. */
  readonly question: string | null;
  readonly messages: readonly TalkMessage[];
}

/** A part of one message, as code units of its composed text. */
export interface Span {
  readonly seq: number;
  readonly beginsAt: number;
  readonly endsAt: number;
}

/** A point of the record. Each has at least one quote. */
export interface Point {
  /** The model's own sentence; null: the point is its quotes. */
  readonly sentence: string | null;
  readonly quotes: readonly Span[];
}

/** A question with its points, as it is stored. */
export interface RecordedQuestion {
  readonly body: string | null;
  readonly isByModel: boolean;
  readonly points: readonly Point[];
}

/** The most points of a question, quotes of a point, and answers of a question without a model. */
export const recordLimits = { points: 5, quotes: 3, plainAnswers: 3 } as const;

/** Returns the part of a message that a span names; null if the message has no such part. */
export function textOfSpan(body: string, { beginsAt, endsAt }: Omit<Span, 'seq'>): string | null {
  const composed = body.normalize('NFC');
  return beginsAt < endsAt && endsAt <= composed.length ? composed.slice(beginsAt, endsAt) : null;
}
