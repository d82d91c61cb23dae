import * as openid from 'openid-client';
import { z } from 'zod';
import { normaliseEmail } from '../email-address.ts';
import type { AttemptSecrets } from './attempt-secrets.ts';
import { discover } from './discover.ts';
import { KakaoError } from './kakao-error.ts';
import type { KakaoOptions } from './kakao-options.ts';
import type { KakaoEmail, KakaoPerson } from './kakao-person.ts';
import type { KakaoRequest } from './purpose.ts';
import { readFailure } from './read-failure.ts';

/** Log-in by Kakao (OpenID Connect). Tokens stay in memory and are never stored or logged. */
export interface Kakao {
  readonly issuer: string;
  /** Where people log in to Kakao. @throws {KakaoError} `away` */
  start(secrets: AttemptSecrets, request: KakaoRequest): Promise<string>;
  /**
   * Checks the answer that Kakao sent the browser back with, and exchanges its code.
   * @param answer the path and query of that request
   * @throws {KakaoError}
   */
  finish(answer: string, secrets: AttemptSecrets, request: KakaoRequest): Promise<KakaoPerson>;
}

export const callbackPath = '/login/kakao/callback';
/** How long ago a fresh log-in may have been. */
const freshSeconds = 600;

const Subject = z.string().regex(/^[\x21-\x7e]{1,255}$/);

const UserInfo = z.object({
  email: z.string().max(320).optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
});

export function createKakao(options: KakaoOptions): Kakao {
  const { issuer, publicOrigin } = options;
  const configuration = discover(options);
  return {
    issuer,
    start: (secrets, { wantsEmail, isFresh }) =>
      orFailure(async () => {
        const url = openid.buildAuthorizationUrl(await configuration(), {
          redirect_uri: `${publicOrigin}${callbackPath}`,
          scope: wantsEmail ? 'openid account_email' : 'openid',
          state: secrets.state,
          nonce: secrets.nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(secrets.verifier),
          code_challenge_method: 'S256',
          ...(isFresh ? { prompt: 'login', max_age: String(freshSeconds) } : {}),
        });
        return url.href;
      }),
    finish: (answer, { state, nonce, verifier }, { isFresh }) =>
      orFailure(async () => {
        const config = await configuration();
        const tokens = await openid.authorizationCodeGrant(config, new URL(answer, publicOrigin), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          ...(isFresh ? { maxAge: freshSeconds } : {}),
        });
        const subject = Subject.safeParse(tokens.claims()?.sub).data;
        if (subject === undefined) throw new KakaoError('refused', 'subject');
        return {
          issuer,
          subject,
          findEmail: () =>
            orFailure(async () =>
              readEmail(await openid.fetchUserInfo(config, tokens.access_token, subject)),
            ),
        };
      }),
  };
}

function readEmail(answer: unknown): KakaoEmail | null {
  const { email, email_verified: isVerified = false } = UserInfo.parse(answer);
  return email === undefined ? null : { address: normaliseEmail(email), isVerified };
}

async function orFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof KakaoError ? error : readFailure(error);
  }
}
