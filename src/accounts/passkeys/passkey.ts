/** A WebAuthn credential with which its owner logs in. */
export interface Passkey {
  readonly id: number;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** A passkey with what a browser is told to find it. */
export interface KnownPasskey extends Passkey {
  /** Base64url. */
  readonly credentialId: string;
  /** The random id of the account at the authenticator, base64url. */
  readonly userHandle: string;
  readonly transports: string[];
}

/** The most passkeys of one account. */
export const mostPasskeys = 10;
