/**
 * Why a log-in by Kakao did not succeed. `cancelled`: the person declined at Kakao. `away`: Kakao
 * did not answer in time, or with an error of its own. `refused`: an answer did not pass a check.
 */
export type KakaoFailure = 'cancelled' | 'away' | 'refused';

/** A failed exchange with Kakao. Its `cause` may hold tokens and must not be logged. */
export class KakaoError extends Error {
  override name = 'KakaoError';
  readonly failure: KakaoFailure;
  /** The failed check in the words of the OpenID library, for the security log. */
  readonly reason: string;

  constructor(failure: KakaoFailure, reason: string, options?: { cause: unknown }) {
    super(`${failure}: ${reason}`, options);
    this.failure = failure;
    this.reason = reason;
  }
}
