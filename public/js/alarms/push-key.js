/**
 * Whether a subscription was made with the site's key; true when either key is unknown.
 *
 * @param {PushSubscription} subscription
 * @param {string} key base64url
 */
export function isOfKey({ options }, key) {
  const own = options?.applicationServerKey;
  if (!own || key === '') return true;
  const [bytes, wanted] = [new Uint8Array(own), bytesOf(key)];
  return bytes.length === wanted.length && bytes.every((byte, at) => byte === wanted[at]);
}

/** @param {string} text base64url */
export function bytesOf(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
