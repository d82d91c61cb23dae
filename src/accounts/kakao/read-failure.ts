import { AuthorizationResponseError, ResponseBodyError } from 'openid-client';
import { KakaoError } from './kakao-error.ts';

/** The library's codes for answers outside the OpenID protocol, as a failing server sends. */
const codesOfFailingServer = new Set([
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_JWKS_REQUEST_FAILED',
]);

/** Maps what the OpenID library threw to the failure that a person is told about. */
export function readFailure(thrown: unknown): KakaoError {
  const cause = { cause: thrown };
  if (thrown instanceof AuthorizationResponseError)
    return new KakaoError(
      thrown.error === 'access_denied' ? 'cancelled' : 'refused',
      wordOf(thrown.error),
      cause,
    );
  if (thrown instanceof ResponseBodyError)
    return new KakaoError(thrown.status >= 500 ? 'away' : 'refused', wordOf(thrown.error), cause);
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'no-answer';
  const isAway = !code.startsWith('OAUTH_') || codesOfFailingServer.has(code);
  return new KakaoError(isAway ? 'away' : 'refused', wordOf(code), cause);
}

/** A word for the log: what a stranger put into an address must not fill it. */
const wordOf = (text: string): string => text.replace(/[^\w-]/g, '').slice(0, 60);
