import { Emitter } from '@socket.io/redis-emitter';
import { userRoom } from '../platform/realtime/rooms.ts';
import type { Redis } from '../platform/redis.ts';
import type { Alarm } from './alarm.ts';

/** Tells the web processes. Both fail when Redis is away. */
export interface AlarmEmitter {
  /** One message for all of these people's browsers. */
  push(alarm: Alarm, userIds: readonly number[]): Promise<void>;
  /** These people's inboxes are not as they were: whoever holds sockets of theirs says the new count. */
  inboxChanged(userIds: readonly number[]): Promise<void>;
}

/** The event between processes that says so. */
export const inboxChangedEvent = 'inbox';
export const alarmsNamespace = '/alarms';

/** Speaks to the sockets of all web processes through Redis, and never listens: what subscribes gets all traffic, and is waited for. */
export function createAlarmEmitter(redis: Pick<Redis, 'publish'>, channelPrefix: string): AlarmEmitter {
  const send = async (say: (emitter: Emitter) => void) => {
    const published: Promise<unknown>[] = [];
    // The emitter does not look at what comes of a publish. Whether an alarm was taken has to be known.
    const client = {
      publish: (channel: string, message: string | Buffer) =>
        published.push(redis.publish(channel, message as string)),
    };
    say(new Emitter(client, { key: channelPrefix }).of(alarmsNamespace));
    await Promise.all(published);
  };
  return {
    push: async (alarm, userIds) => {
      // To no room is to everybody.
      if (userIds.length > 0) await send((emitter) => emitter.to(userIds.map(userRoom)).emit('alarm', alarm));
    },
    inboxChanged: async (userIds) => {
      if (userIds.length > 0) await send((emitter) => emitter.serverSideEmit(inboxChangedEvent, userIds));
    },
  };
}
