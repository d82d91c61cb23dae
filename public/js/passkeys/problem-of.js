import { passkeyText } from './copy.js';

/**
 * Returns what to tell the person about a failure of the browser or the server.
 *
 * @param {unknown} error
 */
export function problemOf(error) {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return passkeyText.cancelled;
  return name === 'InvalidStateError' ? passkeyText.known : passkeyText.failed;
}
