/** @import { Shown } from './extras/draw-extras.js' */
/** @import { PinPage, ShowPin } from './pins/pin-strip.js' */

/**
 * Draws replies, quotes, mentions, reactions and the pinned message, leads to the message that the
 * address names, and offers names after an `@`. Each module loads on first use.
 *
 * @param {PinPage} page
 */
export function offerExtras(page) {
  const { root, socket } = page;
  /** @type {Promise<ShowPin> | undefined} */
  let strip;
  /** @type {(pin: Parameters<ShowPin>[0] | undefined, isRead: boolean) => void} */
  const hear = (pin, isRead) => {
    if (pin?.seq) strip ??= import('./pins/pin-strip.js').then((module) => module.createPinStrip(page));
    strip?.then(
      (show) => pin && show(pin, isRead),
      // The next head tries again.
      () => (strip = undefined),
    );
  };
  socket.on('head', ({ pin }) => hear(pin, true));
  socket.on('message:pinned', (pin) => hear(pin, false));
  socket.once('history', async () => {
    const [, seq] = /^#message-(\d+)$/.exec(location.hash) ?? [];
    if (seq) (await import('./extras/reply-line.js')).jumpTo(Number(seq), page);
  });
  root.addEventListener('input', async ({ target }) => {
    if (target instanceof HTMLTextAreaElement && target.name === 'body' && target.value.includes('@'))
      (await import('./mentions/name-list.js')).suggestNames(root, target);
  });
  /** @type {Promise<typeof import('./extras/draw-extras.js')> | undefined} */
  let loading;
  const forget = () => {
    loading = undefined;
  };

  return {
    /**
     * @param {HTMLElement} bubble
     * @param {Shown} message
     */
    show(bubble, message) {
      const { replyTo, quote, mentions, reactions } = message;
      const hasAny = replyTo || quote || mentions || reactions || bubble.dataset.extras;
      if (hasAny) bubble.dataset.extras = 'drawn';
      if (hasAny || page.root.querySelector('[data-excerpt-of]')) {
        loading ??= import('./extras/draw-extras.js');
      }
      loading?.then((module) => {
        if (hasAny) module.drawExtras(bubble, message, page);
        if (message.seq) module.drawRepliesTo(message.seq, page);
      }, forget);
    },
  };
}

/** @typedef {ReturnType<typeof offerExtras>} Extras */
