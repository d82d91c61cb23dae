/** @import { RecordState } from './watch-record.js' */

/** Answers after which nothing of the record may be shown. */
const refusals = new Set([401, 403, 404, 409]);

/**
 * Asks what an open record may still show.
 *
 * @param {string} address
 * @param {(address: string, request: RequestInit) => Promise<Response>} fetchAnswer
 * @returns {Promise<RecordState | null>} null: nothing of it
 * @throws when the server does not say, as during an update: the page stays as it is
 */
export async function readState(address, fetchAnswer) {
  const answer = await fetchAnswer(address, { headers: { accept: 'application/json' } });
  if (answer.ok) return answer.json();
  if (refusals.has(answer.status)) return null;
  throw new Error(`no state of the record: ${answer.status}`);
}
