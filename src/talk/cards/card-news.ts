import type pg from 'pg';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import { idInput } from '../../platform/http/form.ts';
import type { Logger } from '../../platform/log.ts';
import { createBatch } from '../../platform/realtime/batch.ts';
import { onEvent } from '../../platform/realtime/on-event.ts';
import { repeat } from '../../platform/realtime/repeat.ts';
import { userRoom } from '../../platform/realtime/rooms.ts';
import { withoutDirection } from '../../platform/text/direction.ts';
import { findWaitingCards, markCardsDelivered, type WaitingCard } from './card-news-repository.ts';

/** Between two searches for cards whose broadcast Redis lost. */
const cardCatchUpMs = 10_000;
/** Reports that the server accepts of one socket. */
const reportsPerSocket = 100;

/** The payload of the `question-card` event. It holds neither the question nor its sender. */
export interface CardSignal {
  readonly meetingId: string;
  readonly title: string;
  /** The address of the chat room, a path of this site. */
  readonly url: string;
  /** Whether no page of hers has received the card yet. */
  readonly isNew: boolean;
}

export interface CardNews {
  /** Call it for each socket of a person that is in her room. */
  listen(socket: Socket, userId: number): void;
  /** Tells all open pages of a person that she has a card, or no more. Never throws. */
  tell(meetingId: number, userId: number, event: 'sent' | 'ended'): void;
  /** Stops the timer. */
  stop(): void;
}

const ReceivedInput = z.object({ meetingId: idInput });

/** Tells members of their open cards: when one is sent, when a page opens, and after a loss. */
export function createCardNews(
  namespace: Namespace,
  { pool, log, catchUpMs = cardCatchUpMs }: { pool: pg.Pool; log: Logger; catchUpMs?: number | undefined },
): CardNews {
  const listeners = new Map<Socket, number>();
  const findCards = createBatch(async (userIds: number[]) => {
    const found = await findWaitingCards(pool, userIds);
    return userIds.map((userId) => found.filter((card) => card.userId === userId));
  });
  const logFailure = (err: unknown) => log.warn({ err }, 'a person could not be told of her question cards');

  const stop = repeat(
    catchUpMs,
    async function tellOfMissedCards() {
      if (listeners.size === 0) return;
      for (const card of await findWaitingCards(pool, [...new Set(listeners.values())])) {
        if (card.isNew) namespace.local.to(userRoom(card.userId)).emit('question-card', signalOf(card));
      }
    },
    log,
  );

  return {
    listen(socket, userId) {
      listeners.set(socket, userId);
      socket.on('disconnect', () => listeners.delete(socket));
      let reports = 0;
      onEvent(socket, 'question-card:received', {
        schema: ReceivedInput,
        handle: async ({ meetingId }) => {
          reports += 1;
          if (reports > reportsPerSocket) return { ok: false, code: 'rate_limited' };
          await markCardsDelivered(pool, userId, meetingId);
          return { ok: true };
        },
        log,
      });
      findCards(userId).then((cards) => {
        for (const card of cards) socket.emit('question-card', signalOf(card));
      }, logFailure);
    },
    tell(meetingId, userId, event) {
      findCards(userId).then((cards) => {
        // Without an open card the pages take away the one that they show.
        const none = { userId, meetingId, title: '', isNew: false };
        const card = cards.find((one) => one.meetingId === meetingId) ?? (event === 'ended' ? none : null);
        if (card) namespace.to(userRoom(userId)).emit('question-card', signalOf(card));
      }, logFailure);
    },
    stop,
  };
}

const signalOf = ({ meetingId, title, isNew }: WaitingCard): CardSignal => ({
  meetingId: String(meetingId),
  title: withoutDirection(title),
  url: `/meetings/${meetingId}/chat`,
  isNew,
});
