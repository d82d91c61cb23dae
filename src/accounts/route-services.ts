import type { Passport } from 'passport';
import type { TransactingDatabase } from '../platform/db.ts';
import type { Mailer } from '../platform/mail.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { Redis } from '../platform/redis.ts';
import type { BlockTies } from './blocks/block-services.ts';
import type { Kakao } from './kakao/kakao.ts';
import type { AccountServices } from './passport.ts';
import type { RenewServices } from './renew-session.ts';
import type { SeatOffers } from './seat-offers.ts';
import type { SessionServices } from './start-session.ts';

/** The services of this feature's routes. */
export interface AccountRouteServices extends AccountServices, SessionServices, RenewServices {
  readonly db: TransactingDatabase;
  readonly redis: Redis;
  readonly passport: InstanceType<typeof Passport>;
  readonly rateLimits: RateLimits;
  /** Called after all sessions of a person have ended. */
  readonly onSessionsEnded: (userId: number) => void;
  /** Null if this site sends no letters. */
  readonly mailer: Mailer | null;
  readonly seatOffers: SeatOffers;
  readonly blocks: BlockTies;
  /** Log-in by Kakao; null if this site is not registered there. */
  readonly kakao: Kakao | null;
}

/** The same on a site that sends letters. */
export type LetterRouteServices = AccountRouteServices & { readonly mailer: Mailer };
