/** A question that a leader put to one member alone. */
export interface QuestionCard {
  readonly id: number;
  readonly meetingId: number;
  readonly userId: number;
  readonly body: string;
  readonly sentAt: Date;
  readonly deliveredAt: Date | null;
  readonly seenAt: Date | null;
  readonly answeredAt: Date | null;
  readonly putAwayAt: Date | null;
}

/** A card as its member reads it. */
export interface ReceivedCard extends QuestionCard {
  readonly sender: string;
}

export type CardState = 'sent' | 'delivered' | 'seen' | 'answered' | 'put_away';

/** When a member received, saw and ended a card. */
export type CardTimes = Pick<QuestionCard, 'deliveredAt' | 'seenAt' | 'answeredAt' | 'putAwayAt'>;

/** Returns how far a card got. An answer counts more than having put it away before. */
export function stateOf({ deliveredAt, seenAt, answeredAt, putAwayAt }: CardTimes): CardState {
  if (answeredAt) return 'answered';
  if (putAwayAt) return 'put_away';
  if (seenAt) return 'seen';
  return deliveredAt ? 'delivered' : 'sent';
}

/** Whether the member has done nothing with it yet. */
export const isOpen = ({ answeredAt, putAwayAt }: CardTimes): boolean => !answeredAt && !putAwayAt;

/** The most cards of one leader in a meeting: to one member, and to all. */
export const cardLimits = { perMember: 5, perMeeting: 100 } as const;
