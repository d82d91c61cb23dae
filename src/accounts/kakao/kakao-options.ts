import type { Clock } from '../../platform/clock.ts';

/** The site's registration at Kakao. */
export interface KakaoOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly publicOrigin: string;
  readonly clock: Clock;
  /** Seconds that one request to Kakao may take. */
  readonly timeoutSeconds?: number;
}
