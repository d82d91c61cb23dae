import { setTimeout as pause } from 'node:timers/promises';
import { createShardedAdapter } from '@socket.io/redis-adapter';
import type { Namespace } from 'socket.io';
import { meetingOfRoom, meetingRoom } from './rooms.ts';
import { createShardedClient, type ShardedClientOptions } from './sharded-client.ts';
import { createSoleListener } from './sole-listener.ts';

export interface MeetingChannelsOptions
  extends Omit<ShardedClientOptions, 'carrierOf' | 'common' | 'soleListener'> {
  readonly channelPrefix: string;
}

/** The state of a namespace's channels in Redis. */
interface Channels {
  /** Resolves when Redis confirms the subscription of a room; undefined if none is under way. */
  readonly pending: (room: string) => Promise<unknown> | undefined;
  /** Whether it is certain that no other process listens. */
  readonly isAlone: () => boolean;
}

const channelsOf = new WeakMap<Namespace, Channels>();

/**
 * Returns a function that creates the adapter of a namespace whose rooms are meetings. It needs
 * Redis 7. A process reads the channel of each meeting that has a socket here, and one channel of
 * the namespace, which carries all else: broadcasts to other rooms or to several,
 * `disconnectSockets`, `serverSideEmit`. All processes read that one, so frequent events must not
 * use it. `fetchSockets` reaches only this process's sockets with `local`, and fails without.
 */
export function createMeetingChannels(
  options: MeetingChannelsOptions,
): (namespace: Namespace) => Namespace['adapter'] {
  const { channelPrefix } = options;
  return (namespace) => {
    const common = `${channelPrefix}#${namespace.name}#`;
    const carrierOf = (channel: string) =>
      meetingOfRoom(channel.slice(common.length, -1)) === null ? common : channel;
    const { publish, senderId } = options;
    // The number of listeners that a cluster answers leaves out those on other servers.
    const soleListener = publish.isCluster
      ? undefined
      : createSoleListener({
          probe: async () => Number(await publish.spublish(common, senderId)),
          now: () => performance.now(),
        });
    const client = createShardedClient({ ...options, carrierOf, common, soleListener });
    channelsOf.set(namespace, {
      pending: (room) => client.pending(`${common}${room}#`),
      isAlone: () => soleListener?.isAlone() ?? false,
    });
    return createShardedAdapter(client, client, { channelPrefix })(namespace);
  };
}

/**
 * Resolves when other processes' broadcasts to a room of this process arrive here, or after
 * `timeoutMs`.
 */
export async function whenSubscribed(namespace: Namespace, room: string, timeoutMs: number): Promise<void> {
  const pending = channelsOf.get(namespace)?.pending(room);
  if (pending !== undefined) await Promise.race([pending, pause(timeoutMs, undefined, { ref: false })]);
}

/**
 * Returns the sockets in a meeting's room, on all processes, to broadcast to at once. While no
 * other process listens, it leaves out Redis, so the adapter does not encode a broadcast twice.
 */
export const socketsOfMeeting = (namespace: Namespace, meetingId: number) =>
  (channelsOf.get(namespace)?.isAlone() ? namespace.local : namespace).to(meetingRoom(meetingId));
