import type pg from 'pg';
import type { Namespace } from 'socket.io';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { userRoom } from '../platform/realtime/rooms.ts';
import { createSlidingWindow } from '../platform/realtime/sliding-window.ts';
import type { Redis } from '../platform/redis.ts';
import { withoutDirection } from '../platform/text/direction.ts';
import { findTalkReaders } from './talk-reader-repository.ts';

/** One signal of a meeting in this time, on all processes together. */
const periodMs = 60_000;

/** The payload of the `talk` event. It holds neither text nor author of a message. */
export interface TalkSignal {
  readonly meetingId: string;
  readonly title: string;
  /** The address of the chat room, a path of this site. */
  readonly url: string;
}

export interface TalkSignals {
  /** Call it when a message of a meeting is stored. Returns at once, and never throws. */
  messageStored(message: { readonly meetingId: string; readonly userId: string }): void;
}

export interface TalkServices {
  readonly pool: pg.Pool;
  readonly redis: Redis;
  readonly clock: Clock;
  readonly log: Logger;
  /** Returns the ids of the people in a meeting's chat room. */
  readonly findOnlineMembers: (meetingId: number) => Promise<ReadonlySet<number>>;
}

/**
 * Tells the open pages of a meeting's members that people talk in its chat room. Nothing is
 * stored: a signal that Redis loses is not sent again.
 */
export function createTalkSignals(namespace: Namespace, services: TalkServices): TalkSignals {
  const { pool, redis, clock, log, findOnlineMembers } = services;
  // Spares Redis a command for each message.
  const ownPeriods = createSlidingWindow({ count: 1, windowMs: periodMs }, clock);

  const signal = async (meetingId: number, authorId: number) => {
    const isFirst = await redis.set(`talk:${meetingId}`, '1', 'PX', periodMs, 'NX');
    if (isFirst === null) return;
    const [readers, onlineIds] = await Promise.all([
      findTalkReaders(pool, meetingId),
      findOnlineMembers(meetingId),
    ]);
    if (!readers) return;
    const away = readers.userIds.filter((userId) => userId !== authorId && !onlineIds.has(userId));
    // An emit without rooms would reach everybody.
    if (away.length === 0) return;
    const talk: TalkSignal = {
      meetingId: String(meetingId),
      title: withoutDirection(readers.title),
      url: `/meetings/${meetingId}/chat`,
    };
    namespace.to(away.map(userRoom)).emit('talk', talk);
  };

  return {
    messageStored: ({ meetingId, userId }) => {
      if (ownPeriods.take(meetingId) > 0) return;
      // The acknowledgement of the message goes first.
      setImmediate(() => {
        signal(Number(meetingId), Number(userId)).catch((err) =>
          log.warn({ err }, 'members could not be told that people talk in a meeting'),
        );
      });
    },
  };
}
