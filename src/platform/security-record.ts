import type { SecurityEvent, SecurityOutcome } from './security-event.ts';

/** The request that caused an event. `requestSource` in platform/http makes one. */
export interface RequestSource {
  /** See `addressBlock`. */
  readonly addressBlock: string;
  readonly requestId: string;
}

/**
 * One event. Ids, counts and fixed words only: never an e-mail address, a nickname, a password, a
 * token, a session id, a full IPv6 address or anything else a person typed.
 */
export interface SecurityRecord {
  readonly event: SecurityEvent;
  readonly outcome: SecurityOutcome;
  /**
   * The account that acts or is acted for; absent if there is none, such as for a log-in to an
   * unknown account.
   */
  readonly accountId?: number | undefined;
  /** The account that is affected, if it is another one. */
  readonly targetAccountId?: number;
  readonly meetingId?: number;
  /** A fixed word that explains the outcome. */
  readonly reason?: string;
  /** The number of affected things. */
  readonly count?: number;
  /** Absent for a command that an operator runs. */
  readonly source?: RequestSource;
}
