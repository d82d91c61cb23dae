/** The types of `/static/<version>/vendor/passkeys/index.umd.min.js`, which defines a global name. */
declare global {
  const SimpleWebAuthnBrowser: typeof import('@simplewebauthn/browser');
}
export {};
