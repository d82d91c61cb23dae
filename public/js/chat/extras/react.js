import { ackTimeoutMs } from '../protocol.js';
import { reactionRefusals } from './copy.js';

/** @import { ReactAnswer } from '../../../../src/chat/protocol.ts' */
/** @import { Emoji } from '../menu/emojis.js' */
/** @import { ChatSocket } from '../protocol.js' */

/**
 * Adds a reaction of the reader or takes it back.
 *
 * @param {ChatSocket} socket
 * @param {{ seq: number, emoji: Emoji, on: boolean }} asked
 * @returns {Promise<string | null>} why the server refused it; null if it did not
 */
export async function react(socket, asked) {
  /** @type {ReactAnswer | null} */
  const answer = socket.connected
    ? await socket
        .timeout(ackTimeoutMs)
        .emitWithAck('message:react', asked)
        .catch(() => null)
    : null;
  return answer?.ok ? null : reactionRefusals[answer?.code ?? 'unavailable'];
}
