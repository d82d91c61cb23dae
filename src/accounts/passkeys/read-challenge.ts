import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';

/** Returns the challenge that an authenticator's answer names; empty if it names none. */
export function readChallenge(clientDataJSON: string): string {
  try {
    const { challenge } = decodeClientDataJSON(clientDataJSON);
    return typeof challenge === 'string' ? challenge : '';
  } catch {
    return '';
  }
}
