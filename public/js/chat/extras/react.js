import { find } from '../elements.js';
import { ackTimeoutMs } from '../protocol.js';
import { reactionRefusals } from './copy.js';

/** @import { ReactAnswer } from '../../../../src/chat/protocol.ts' */
/** @import { Emoji } from '../menu/emojis.js' */
/** @import { ChatSocket } from '../protocol.js' */

/**
 * Adds a reaction of the reader or takes it back. A refusal is read aloud.
 *
 * @param {{ root: HTMLElement, socket: ChatSocket }} page
 * @param {{ seq: number, emoji: Emoji, on: boolean }} asked
 * @returns {Promise<boolean>} whether the server stored it
 */
export async function react({ root, socket }, asked) {
  /** @type {ReactAnswer | null} */
  const answer = socket.connected
    ? await socket
        .timeout(ackTimeoutMs)
        .emitWithAck('message:react', asked)
        .catch(() => null)
    : null;
  if (answer?.ok) return true;
  const alarm = find(root, '#room-alert', HTMLElement);
  alarm.textContent = reactionRefusals[answer?.code ?? 'unavailable'];
  return false;
}
