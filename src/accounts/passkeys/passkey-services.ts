import type { Clock } from '../../platform/clock.ts';
import type { TransactingDatabase } from '../../platform/db.ts';
import type { Logger } from '../../platform/log.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { RateLimits } from '../../platform/rate-limits/index.ts';
import type { Kakao } from '../kakao/kakao.ts';
import type { Challenges } from './challenges.ts';
import type { RelyingParty } from './relying-party.ts';

export interface PasskeyServices {
  readonly db: TransactingDatabase;
  readonly clock: Clock;
  readonly log: Logger;
  readonly rateLimits: RateLimits;
  readonly challenges: Challenges;
  readonly relyingParty: RelyingParty;
  /** Null if this site sends no letters. */
  readonly mailer: Mailer | null;
  readonly publicOrigin: string;
  /** Log-in by Kakao; null if this site is not registered there. */
  readonly kakao: Pick<Kakao, 'issuer'> | null;
}
