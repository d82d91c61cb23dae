import type { Clock } from '../../platform/clock.ts';
import type { TransactingDatabase } from '../../platform/db.ts';
import type { RateLimits } from '../../platform/rate-limits/index.ts';

/** A meeting or a club that a person leads. */
export interface LedPlace {
  readonly href: string;
  readonly name: string;
}

/** Reads of other features that the pages about blocks need. */
export interface BlockLookups {
  /** Returns the nickname of a person whom the asker may know of; null for anybody else. */
  findNickname(askerId: number, userId: number): Promise<string | null>;
  /** Finds the open meetings and clubs of a leader in which a person is a member. */
  findLedPlaces(leaderId: number, userId: number): Promise<readonly LedPlace[]>;
}

export interface BlockServices extends BlockLookups {
  readonly db: TransactingDatabase;
  readonly clock: Clock;
  readonly rateLimits: RateLimits;
}
