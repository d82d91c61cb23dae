import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { isUniqueViolation } from '../../platform/db.ts';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import type { RequestSource } from '../../platform/security-record.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { tellOwner } from '../tell-owner.ts';
import { lockAccount } from '../user-repository.ts';
import { loadWebAuthn } from './load-webauthn.ts';
import { mostPasskeys } from './passkey.ts';
import { countPasskeys, insertPasskey, type NewPasskey } from './passkey-repository.ts';
import type { PasskeyServices } from './passkey-services.ts';
import { readChallenge } from './read-challenge.ts';
import { algorithms } from './relying-party.ts';

export interface PasskeyToAdd {
  readonly userId: number;
  readonly name: string;
  readonly response: RegistrationResponseJSON;
  /** The session that asked for the challenge. */
  readonly holder: string;
  readonly source: RequestSource;
}

export type AddResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-verified' | 'too-many' | 'taken' };

/**
 * Adds a passkey to an account, and tells its owner by letter.
 * @throws {AppError} 429
 */
export async function addPasskey(services: PasskeyServices, added: PasskeyToAdd): Promise<AddResult> {
  const { rateLimits, log } = services;
  const { userId: accountId, source } = added;
  await rateLimits.enforce('passkey-change', accountId);
  const passkey = await verify(services, added);
  const result: AddResult = passkey ? await store(services, passkey) : { ok: false, reason: 'not-verified' };
  recordSecurityEvent(log, {
    event: 'passkey-add',
    ...(result.ok ? { outcome: 'done' } : { outcome: 'refused', reason: result.reason }),
    accountId,
    source,
  });
  if (result.ok) await tellOwner(services, accountId, 'passkey-added');
  return result;
}

/** @returns null if the answer does not fit a challenge of this session or this site */
async function verify(
  { challenges, relyingParty, clock, log }: PasskeyServices,
  { userId, name, response, holder }: PasskeyToAdd,
): Promise<NewPasskey | null> {
  const challenge = readChallenge(response.response.clientDataJSON);
  const issued = await challenges.take({ purpose: 'add', holder }, challenge);
  if (!issued || issued.userHandle === null) return null;
  const { verifyRegistrationResponse } = await loadWebAuthn();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return {
      userId,
      name,
      credentialId: id,
      userHandle: issued.userHandle,
      publicKey: new Uint8Array(publicKey),
      counter,
      transports: response.response.transports ?? [],
      createdAt: clock.now(),
    };
  } catch (err) {
    log.info({ err }, 'a new passkey failed its verification');
    return null;
  }
}

async function store({ db }: PasskeyServices, passkey: NewPasskey): Promise<AddResult> {
  try {
    return await inTransaction(db, async (tx) => {
      await lockAccount(tx, passkey.userId);
      if ((await countPasskeys(tx, passkey.userId)) >= mostPasskeys) return { ok: false, reason: 'too-many' };
      await insertPasskey(tx, passkey);
      return { ok: true };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { ok: false, reason: 'taken' };
  }
}
