/** The signatures that are accepted: Ed25519, ES256 and RS256. */
export const algorithms = [-8, -7, -257];

/** This site as WebAuthn names it. */
export interface RelyingParty {
  readonly origin: string;
  /** The host name that passkeys are bound to. */
  readonly id: string;
}

export const relyingPartyOf = (publicOrigin: string): RelyingParty => {
  const { origin, hostname } = new URL(publicOrigin);
  return { origin, id: hostname };
};
