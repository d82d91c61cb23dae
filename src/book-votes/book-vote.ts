import type { Round } from '../ballots/index.ts';

/** A book that a member would like to read next. */
export interface Proposal {
  readonly bookId: number;
  /** Null: the account was deleted. */
  readonly proposedBy: number | null;
  /** The nickname of the proposer while she is a member. */
  readonly proposer: string | null;
  /** Whether it was second in the club's last vote. */
  readonly wasSecond: boolean;
}

/** A book of a vote. Its place is the order in which the books were proposed. */
export interface VoteCandidate extends Proposal {
  readonly place: number;
}

/** The counted result of a vote. */
export interface VoteResult {
  readonly countedAt: Date;
  readonly ballotCount: number;
  readonly rounds: readonly Round[];
  /** Null if nobody voted. */
  readonly winnerId: number | null;
  readonly secondId: number | null;
}

/** A vote on the next book of a club. */
export interface BookVote {
  readonly id: number;
  readonly clubId: number;
  readonly openedAt: Date;
  readonly closesAt: Date;
  /** Whether ballots are refused, by the database's clock. */
  readonly isOver: boolean;
  /** Null until the ballots are counted, which may be a moment after the end. */
  readonly result: VoteResult | null;
}

/** When a vote ended or ends. That of a club that closed ended before its time. */
export const endOf = ({ closesAt, result }: Pick<BookVote, 'closesAt' | 'result'>): Date =>
  result && result.countedAt < closesAt ? result.countedAt : closesAt;
