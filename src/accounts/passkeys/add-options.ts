import { randomBytes } from 'node:crypto';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { Viewer } from '../../platform/http/viewer.ts';
import { challengeLifetimeMs } from './challenges.ts';
import { loadWebAuthn } from './load-webauthn.ts';
import { findPasskeys } from './passkey-repository.ts';
import type { PasskeyServices } from './passkey-services.ts';
import { siteName } from './passkeys-view.ts';
import { algorithms } from './relying-party.ts';

/**
 * Returns what a browser needs to make a passkey. All passkeys of an account share one random
 * handle, by which authenticators tell accounts apart.
 * @throws {AppError} 429
 */
export async function addOptions(
  { db, challenges, relyingParty, rateLimits }: PasskeyServices,
  { viewer, holder }: { viewer: Viewer; holder: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  await rateLimits.enforce('passkey-challenge', viewer.id);
  const passkeys = await findPasskeys(db, viewer.id);
  const userHandle = passkeys[0]?.userHandle ?? randomBytes(32).toString('base64url');
  const challenge = await challenges.issue({ purpose: 'add', holder }, userHandle);
  const { generateRegistrationOptions } = await loadWebAuthn();
  return generateRegistrationOptions({
    rpName: siteName,
    rpID: relyingParty.id,
    userID: new Uint8Array(Buffer.from(userHandle, 'base64url')),
    userName: viewer.nickname,
    userDisplayName: viewer.nickname,
    challenge,
    timeout: challengeLifetimeMs,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}
