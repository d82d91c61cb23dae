import * as openid from 'openid-client';

/** The secrets of one attempt. Kakao's answer is accepted only together with them. */
export interface AttemptSecrets {
  readonly state: string;
  readonly nonce: string;
  /** The code verifier of PKCE. */
  readonly verifier: string;
}

export const newSecrets = (): AttemptSecrets => ({
  state: openid.randomState(),
  nonce: openid.randomNonce(),
  verifier: openid.randomPKCECodeVerifier(),
});
