import { createAttachment } from './attachment.js';
import { createComposer } from './composer.js';
import { refusalText } from './copy.js';
import { find } from './elements.js';
import { createMessageList } from './message-list.js';
import { offerExtras } from './offer-extras.js';
import { createOutbox } from './outbox.js';
import { createRoomLog } from './room-log.js';
import { createUnsentText } from './unsent-text.js';
import { createUnsentWarning } from './unsent-warning.js';

/** @import { Connection } from './connection.js' */
/** @import { ClosingReason } from './copy.js' */
/** @import { Outbox } from './outbox.js' */
/** @import { Pending } from './pending-messages.js' */
/** @import { RoomData } from './room-page.js' */
/** @import { TabStorage } from './tab-storage.js' */
/** @import { After } from './timers.js' */

/**
 * Connects the log, the outbox and the composer.
 *
 * @param {object} page
 * @param {HTMLElement} page.root
 * @param {RoomData} page.room
 * @param {Connection} page.connection
 * @param {(name: string) => TabStorage} page.storage
 * @param {After} page.after
 * @param {() => number} page.now the server's time
 * @param {() => string} page.newId
 * @param {() => boolean} page.hasTouchKeyboard
 * @param {(closing: ClosingReason) => void} page.onClosed the server refused a message because
 *   the room is closed
 */
export function createRoomMessages({ root, room, connection, storage, after, ...page }) {
  const alarm = find(root, '#room-alert', HTMLElement);
  const unsentWarning = createUnsentWarning(alarm);
  const list = createMessageList({
    extras: offerExtras({ root, socket: connection.socket, log: () => log, ask: connection.askHistory }),
    list: find(root, '#messages ol', HTMLElement),
    root,
    me: room.me,
    isLeader: (userId) => userId === room.leaderId,
    now: page.now,
    onRetry: () => outbox.retry(),
    onDiscard: (clientId) => outbox.discard(clientId),
  });
  const log = createRoomLog({
    root,
    myId: room.me.id,
    list,
    ask: connection.askHistory,
    after,
    onShown(messages) {
      for (const message of messages) if (message.userId === room.me.id) outbox.settle(message.clientId);
      outbox.reached(log.lastSeq);
    },
  });
  const outbox = createOutbox({
    send: connection.send,
    newId: page.newId,
    storage: storage('outbox'),
    after,
    onChange: showPending,
    onStored(message) {
      log.receive(message);
      outbox.reached(log.lastSeq);
    },
    onReturned({ body, extras }, { code, field }) {
      composer.putBack(body, field ? '' : refusalText[code]);
      attachment.add(extras, field && code);
    },
    onClosed: (code) => page.onClosed(code === 'not_member' ? 'removed' : 'ended'),
  });
  const composer = createComposer({
    form: find(root, '#composer', HTMLFormElement),
    draft: storage('draft'),
    after,
    hasTouchKeyboard: page.hasTouchKeyboard,
    onSend(body) {
      outbox.add(body, attachment.take());
      log.scroll.toBottom();
    },
    onError: (text) => alarm.replaceChildren(text),
  });
  const attachment = createAttachment(root, storage('attached'), { log, composer });
  const unsentText = createUnsentText(root, () => storage('draft').write(null));

  /** @param {readonly Pending[]} pending */
  function showPending(pending) {
    log.scroll.append(() => list.showPending(pending, connection.isOpen));
    unsentWarning.show(connection.isOpen ? pending : []);
  }

  return {
    log,
    outbox,
    composer,
    attachment,
    showPending: () => showPending(outbox.pending),

    /** Shows the log and the composer once the room is open. */
    showTalk() {
      const talk = find(root, '#talk', HTMLElement);
      if (!talk.hidden) return;
      talk.hidden = false;
      composer.focus();
    },

    /** @param {string} text */
    addNews: (text) => log.scroll.append(() => list.addNews(text)),

    /** @param {boolean} isOpen */
    connectionChanged(isOpen) {
      if (isOpen) log.opened();
      else {
        log.disconnected();
        outbox.interrupt();
      }
      showPending(outbox.pending);
    },

    /**
     * Hides the composer. Unsent messages and the half-written one stay readable.
     * @param {ClosingReason} closing
     * @returns {boolean} whether the focus was in the composer and is nowhere now
     */
    close(closing) {
      closeOutbox(outbox, closing);
      unsentText.show([composer.text, attachment.current.quote?.text ?? '']);
      return composer.close();
    },
  };
}

/**
 * @param {Pick<Outbox, 'close' | 'interrupt'>} outbox
 * @param {ClosingReason} closing
 */
function closeOutbox(outbox, closing) {
  // Unsent messages can still go out after a new log-in, or after another window is closed.
  if (closing === 'unauthenticated' || closing === 'too_many_connections') outbox.interrupt();
  else outbox.close(closing === 'removed' || closing === 'not_member' ? 'not_member' : 'closed');
}

/** @typedef {ReturnType<typeof createRoomMessages>} RoomMessages */
