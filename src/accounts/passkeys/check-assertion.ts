import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import type { RequestSource } from '../../platform/security-record.ts';
import type { User } from '../user.ts';
import type { ChallengeUse } from './challenges.ts';
import { loadWebAuthn } from './load-webauthn.ts';
import { findPasskeyOwner, type PasskeyOwner, recordUse } from './passkey-repository.ts';
import type { PasskeyServices } from './passkey-services.ts';
import { readChallenge } from './read-challenge.ts';

export type AssertionServices = Pick<PasskeyServices, 'db' | 'clock' | 'log' | 'challenges' | 'relyingParty'>;

export interface AssertionAttempt {
  readonly response: AuthenticationResponseJSON;
  readonly use: ChallengeUse;
  readonly source: RequestSource;
  /** The only account whose passkeys count; null for a log-in. */
  readonly userId: number | null;
}

type Refusal = 'wrong-challenge' | 'unknown-passkey' | 'wrong-passkey' | 'passkey-counter';

export type AssertionResult =
  | { readonly ok: true; readonly user: User }
  | { readonly ok: false; readonly reason: Refusal; readonly accountId?: number };

/**
 * Checks the answer of a passkey: a challenge of this use, this site, a verified user, the
 * signature, and a counter that grew. Uses the challenge up, whatever the outcome, and stores when
 * the passkey was used.
 */
export async function checkAssertion(
  services: AssertionServices,
  { response, use, source, userId }: AssertionAttempt,
): Promise<AssertionResult> {
  const { db, clock, log, challenges } = services;
  const challenge = readChallenge(response.response.clientDataJSON);
  if (!(await challenges.take(use, challenge))) return { ok: false, reason: 'wrong-challenge' };
  const passkey = await findPasskeyOwner(db, response.id);
  if (!passkey || (userId !== null && passkey.user.id !== userId))
    return { ok: false, reason: 'unknown-passkey' };
  const accountId = passkey.user.id;
  const counter = await verifiedCounter(services, { response, challenge, passkey, userId });
  if (counter === null) return { ok: false, reason: 'wrong-passkey', accountId };
  if (await recordUse(db, { id: passkey.id, counter, now: clock.now() }))
    return { ok: true, user: passkey.user };
  recordSecurityEvent(log, { event: 'passkey-copy', outcome: 'refused', accountId, source });
  return { ok: false, reason: 'passkey-counter', accountId };
}

/** @returns the authenticator's counter; null if the answer does not pass a check */
async function verifiedCounter(
  { relyingParty, log }: AssertionServices,
  {
    response,
    challenge,
    passkey,
    userId,
  }: Pick<AssertionAttempt, 'response' | 'userId'> & { challenge: string; passkey: PasskeyOwner },
): Promise<number | null> {
  const { userHandle } = response.response;
  // An authenticator that was asked for certain passkeys may leave the handle out.
  const isOwner = userHandle === passkey.userHandle || (userId !== null && userHandle === undefined);
  if (!isOwner) return null;
  const { verifyAuthenticationResponse } = await loadWebAuthn();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      // The database compares the counters, so that of two concurrent uses only one counts.
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: 0 },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch (err) {
    log.info({ err }, 'a passkey failed its verification');
    return null;
  }
}
