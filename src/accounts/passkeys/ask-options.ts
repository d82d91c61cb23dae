import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { type ChallengeUse, challengeLifetimeMs } from './challenges.ts';
import { loadWebAuthn } from './load-webauthn.ts';
import type { KnownPasskey } from './passkey.ts';
import type { PasskeyServices } from './passkey-services.ts';

/**
 * Returns what a browser needs to ask for a passkey.
 * @param passkeys those that may answer; empty: any that the browser knows for this site
 */
export async function askOptions(
  { challenges, relyingParty }: Pick<PasskeyServices, 'challenges' | 'relyingParty'>,
  { use, passkeys = [] }: { use: ChallengeUse; passkeys?: readonly KnownPasskey[] },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await loadWebAuthn();
  return generateAuthenticationOptions({
    rpID: relyingParty.id,
    challenge: await challenges.issue(use),
    timeout: challengeLifetimeMs,
    userVerification: 'required',
    allowCredentials: passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  });
}
