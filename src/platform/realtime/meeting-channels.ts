import { setTimeout as pause } from 'node:timers/promises';
import { createShardedAdapter } from '@socket.io/redis-adapter';
import type { Namespace } from 'socket.io';
import { meetingOfRoom } from './rooms.ts';
import { createShardedClient, type ShardedClientOptions } from './sharded-client.ts';
import { createSoleListener } from './sole-listener.ts';

export interface MeetingChannelsOptions
  extends Omit<ShardedClientOptions, 'carrierOf' | 'common' | 'soleListener'> {
  readonly channelPrefix: string;
}

const subscriptions = new WeakMap<Namespace, (room: string) => Promise<unknown> | undefined>();

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
    subscriptions.set(namespace, (room) => client.pending(`${common}${room}#`));
    return createShardedAdapter(client, client, { channelPrefix })(namespace);
  };
}

/**
 * Resolves when other processes' broadcasts to a room of this process arrive here, or after
 * `timeoutMs`.
 */
export async function whenSubscribed(namespace: Namespace, room: string, timeoutMs: number): Promise<void> {
  const pending = subscriptions.get(namespace)?.(room);
  if (pending !== undefined) await Promise.race([pending, pause(timeoutMs, undefined, { ref: false })]);
}
