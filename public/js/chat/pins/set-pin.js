import { find } from '../elements.js';
import { ackTimeoutMs } from '../protocol.js';
import { pinDone, pinRefusals, unpinDone } from './copy.js';

/** @import { PinAnswer } from '../../../../src/chat/protocol.ts' */
/** @import { ChatSocket } from '../protocol.js' */

/**
 * Pins a message or takes it off, and says so to the leader who did it.
 *
 * @param {{ root: HTMLElement, socket: ChatSocket }} page
 * @param {{ seq: number, on: boolean }} asked
 * @returns {Promise<string | null>} why it was refused; null if it was not
 */
export async function setPin({ root, socket }, asked) {
  /** @type {PinAnswer | null} */
  const answer = socket.connected
    ? await socket
        .timeout(ackTimeoutMs)
        .emitWithAck('message:pin', asked)
        .catch(() => null)
    : null;
  if (!answer?.ok) return pinRefusals[answer?.code ?? 'unavailable'];
  find(root, '#room-status', HTMLElement).textContent = asked.on ? pinDone : unpinDone;
  return null;
}
