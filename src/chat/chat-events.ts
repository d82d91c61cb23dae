import type { Socket } from 'socket.io';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { onEvent } from '../platform/realtime/on-event.ts';
import { createSlidingWindow } from '../platform/realtime/sliding-window.ts';
import type { ChatLimits } from './chat-limits.ts';
import type { DeleteMessage } from './delete-message.ts';
import {
  DeleteInput,
  HistoryInput,
  MessageInput,
  PinInput,
  ReactInput,
  ReactorsInput,
  SearchInput,
} from './input.ts';
import type { Sender } from './message-sender.ts';
import type { PinMessage } from './pins/pin-message.ts';
import type { HistoryAnswer, ReactorsAnswer, SearchAnswer, SendAnswer, SystemNotice } from './protocol.ts';
import type { React } from './reactions/react.ts';
import { findReactors } from './reactions/reactor-repository.ts';
import { readHistory } from './read-history.ts';
import type { Connection } from './room-connection.ts';
import { type SearchServices, searchMessages } from './search/search-messages.ts';

export interface ChatEventServices extends SearchServices {
  readonly clock: Clock;
  readonly log: Logger;
  readonly limits: ChatLimits;
}

/** The functions that change a room for a member. */
export interface ChatActions extends Sender {
  readonly deleteMessage: DeleteMessage;
  readonly react: React;
  readonly pinMessage: PinMessage;
}

interface RateLimited {
  readonly ok: false;
  readonly code: 'rate_limited';
  readonly retryAfterMs: number;
}

/** Returns a function that registers the handlers of a socket's events. */
export function createChatEvents(
  { clock, log, limits, ...stores }: ChatEventServices,
  { send, deleteMessage, react, pinMessage }: ChatActions,
): (socket: Socket, connection: Connection) => void {
  const { pool } = stores;
  const searchWindow = createSlidingWindow(limits.searches, clock);
  const historyWindow = createSlidingWindow(limits.history, clock);
  /** Counts a request for a page of the log, and reads it. */
  const read = async <Page extends object>(
    socket: Socket,
    page: () => Promise<Page>,
  ): Promise<({ readonly ok: true } & Page) | RateLimited> => {
    const retryAfterMs = historyWindow.take(socket.id);
    if (retryAfterMs > 0) return { ok: false, code: 'rate_limited', retryAfterMs };
    return { ok: true, ...(await page()) };
  };

  const answerSend = async (
    socket: Socket,
    { meetingId, userId }: Pick<Connection, 'meetingId' | 'userId'>,
    draft: MessageInput,
  ): Promise<SendAnswer> => {
    const answer = await send(meetingId, { userId, ...draft });
    // Her page missed the notice and still shows the form.
    if (!answer.ok && answer.code === 'muted') socket.emit('system', rightsChanged(userId, clock.now()));
    return answer;
  };

  return (socket, { meetingId, userId }) => {
    onEvent(socket, 'message:send', {
      schema: MessageInput,
      handle: (draft) => answerSend(socket, { meetingId, userId }, draft),
      log,
    });
    onEvent(socket, 'message:delete', {
      schema: DeleteInput,
      handle: ({ seq }) => deleteMessage(meetingId, { userId, seq }),
      log,
    });
    onEvent(socket, 'history', {
      schema: HistoryInput,
      handle: (asked): Promise<HistoryAnswer> =>
        read(socket, () => readHistory(pool, meetingId, asked, userId)),
      log,
    });
    onEvent(socket, 'history:search', {
      schema: SearchInput,
      handle: async ({ q, beforeSeq }): Promise<SearchAnswer> => {
        const retryAfterMs = searchWindow.take(`${meetingId}:${userId}`);
        if (retryAfterMs > 0) return { ok: false, code: 'rate_limited', retryAfterMs };
        return { ok: true, ...(await searchMessages(stores, { meetingId, userId, q, beforeSeq })) };
      },
      log,
    });
    onEvent(socket, 'message:react', {
      schema: ReactInput,
      handle: ({ seq, emoji, on }) => react(meetingId, { userId, seq, emoji, isOn: on }),
      log,
    });
    onEvent(socket, 'message:pin', {
      schema: PinInput,
      handle: ({ seq, on }) => pinMessage(meetingId, { userId, seq, isOn: on }),
      log,
    });
    onEvent(socket, 'message:reactors', {
      schema: ReactorsInput,
      handle: ({ seq }): Promise<ReactorsAnswer> =>
        read(socket, async () => ({ reactions: await findReactors(pool, meetingId, seq) })),
      log,
    });
  };
}

const rightsChanged = (userId: number, at: Date): SystemNotice => ({
  kind: 'rights_changed',
  userId: String(userId),
  nickname: '',
  at: at.toISOString(),
});
