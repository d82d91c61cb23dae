import type pg from 'pg';
import type { Socket } from 'socket.io';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { onEvent } from '../platform/realtime/on-event.ts';
import { createSlidingWindow } from '../platform/realtime/sliding-window.ts';
import type { ChatLimits } from './chat-limits.ts';
import type { DeleteMessage } from './delete-message.ts';
import { DeleteInput, HistoryInput, MessageInput } from './input.ts';
import type { Sender } from './message-sender.ts';
import type { HistoryAnswer, SendAnswer, SystemNotice } from './protocol.ts';
import { readHistory } from './read-history.ts';
import type { Connection } from './room-connection.ts';

export interface ChatEventServices {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly log: Logger;
  readonly limits: ChatLimits;
}

/** Returns a function that registers the handlers of a socket's events. */
export function createChatEvents(
  { pool, clock, log, limits }: ChatEventServices,
  { send, deleteMessage }: Sender & { readonly deleteMessage: DeleteMessage },
): (socket: Socket, connection: Connection) => void {
  const historyWindow = createSlidingWindow(limits.history, clock);
  const answerHistory = async (
    socket: Socket,
    meetingId: number,
    asked: HistoryInput,
  ): Promise<HistoryAnswer> => {
    const retryAfterMs = historyWindow.take(socket.id);
    if (retryAfterMs > 0) return { ok: false, code: 'rate_limited', retryAfterMs };
    return { ok: true, ...(await readHistory(pool, meetingId, asked)) };
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
      handle: (asked) => answerHistory(socket, meetingId, asked),
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
