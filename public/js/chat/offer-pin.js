/** @import { Pin } from '../../../src/chat/protocol.ts' */
/** @import { PinPage } from './pins/pin-strip.js' */

/**
 * Shows the pinned message. The first one loads the module.
 *
 * @param {PinPage} page
 */
export function offerPin(page) {
  /** @type {ReturnType<typeof load> | undefined} */
  let strip;
  const load = async () => (await import('./pins/pin-strip.js')).createPinStrip(page);

  /**
   * @param {Pin | undefined} pin
   * @param {boolean} isRead from the database at this moment
   */
  const show = (pin, isRead) => {
    if (pin?.seq) strip ??= load();
    // Without the module the next head tries again.
    strip?.then(
      ({ show: draw }) => pin && draw(pin, isRead),
      () => (strip = undefined),
    );
  };
  page.socket.on('head', ({ pin }) => show(pin, true));
  page.socket.on('message:pinned', (pin) => show(pin, false));
}
