import { Emitter } from '@socket.io/redis-emitter';
import { userRoom } from '../platform/realtime/rooms.ts';
import type { Redis } from '../platform/redis.ts';
import type { Alarm } from './alarm.ts';

/** Publishes to the web processes. Both calls reject when Redis does not answer. */
export interface AlarmEmitter {
  /** Publishes one message for all browsers of these people. */
  push(alarm: Alarm, userIds: readonly number[]): Promise<void>;
  /** Web processes that hold sockets of these people send them the new unread count. */
  inboxChanged(userIds: readonly number[]): Promise<void>;
}

/** The server-side event of `inboxChanged`. */
export const inboxChangedEvent = 'inbox';
export const alarmsNamespace = '/alarms';

/**
 * Returns a function that emits to the sockets of all web processes through Redis without a
 * subscription: a subscriber receives all traffic, and the adapters of the web processes would wait
 * for its answers. It rejects when Redis does not answer.
 */
export const createSender =
  (redis: Pick<Redis, 'publish'>, channelPrefix: string) => async (emit: (emitter: Emitter) => void) => {
    const published: Promise<unknown>[] = [];
    // The emitter ignores the result of a publish. The caller must know whether Redis took the
    // alarm.
    const client = {
      publish: (channel: string, message: string | Buffer) =>
        published.push(redis.publish(channel, message as string)),
    };
    emit(new Emitter(client, { key: channelPrefix }).of(alarmsNamespace));
    await Promise.all(published);
  };

export function createAlarmEmitter(redis: Pick<Redis, 'publish'>, channelPrefix: string): AlarmEmitter {
  const send = createSender(redis, channelPrefix);
  return {
    push: async (alarm, userIds) => {
      // An emit without rooms would reach everybody.
      if (userIds.length > 0) await send((emitter) => emitter.to(userIds.map(userRoom)).emit('alarm', alarm));
    },
    inboxChanged: async (userIds) => {
      if (userIds.length > 0) await send((emitter) => emitter.serverSideEmit(inboxChangedEvent, userIds));
    },
  };
}
