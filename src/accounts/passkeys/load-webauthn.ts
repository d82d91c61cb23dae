/** Loads the package when a passkey is first used. It holds 20 MB that a process at rest saves. */
export const loadWebAuthn = () => import('@simplewebauthn/server');
