import type { Clock } from '../../platform/clock.ts';
import type { TransactingDatabase } from '../../platform/db.ts';
import type { RateLimits } from '../../platform/rate-limits/index.ts';
import type { Block } from './block-repository.ts';

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

/** Reads and news that the pages about blocks exchange with other features. */
export interface BlockTies extends BlockLookups {
  /** Called after a block is stored. Returns at once. */
  onBlocked(pair: Block): void;
}

export interface BlockServices extends BlockTies {
  readonly db: TransactingDatabase;
  readonly clock: Clock;
  readonly rateLimits: RateLimits;
}
