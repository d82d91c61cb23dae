import type { Redis } from '../redis.ts';
import type { SoleListener } from './sole-listener.ts';

type Handler = (message: Buffer, channel: string) => void;

export interface ShardedClientOptions {
  readonly publish: Pick<Redis, 'spublish' | 'isCluster'>;
  readonly subscribe: Pick<Redis, 'ssubscribe' | 'sunsubscribe' | 'on'>;
  /** The name of this process in its messages. All names have the same length. */
  readonly senderId: string;
  /** Returns the channel that carries what is meant for this one. */
  readonly carrierOf: (channel: string) => string;
  /** The channel that every process subscribes to. An empty message there is a heartbeat. */
  readonly common: string;
  /** Whether other processes listen to the common channel. Without it, they might. */
  readonly soleListener?: SoleListener | undefined;
  /** Called for each message that Redis delivers to this process, its own ones included. */
  readonly onRead?: (() => void) | undefined;
}

/** The part of a Redis client that the sharded adapter uses. */
export interface ShardedClient {
  sSubscribe(channel: string, handler: Handler): void;
  sUnsubscribe(channel: string): void;
  /** Resolves at once: this process's own sockets do not wait for Redis. */
  sPublish(channel: string, message: string | Buffer): Promise<number>;
  /**
   * Returns a promise while Redis has not answered the subscription to this channel, or another
   * process may still believe that it is the sole listener.
   */
  pending(channel: string): Promise<unknown> | undefined;
}

/**
 * Stands between the sharded adapter and Redis. It subscribes only to carriers, and drops this
 * process's own messages, which Redis sends back, before they are decoded. While this process is
 * the sole listener, only what the common channel carries is sent to Redis.
 */
export function createShardedClient(options: ShardedClientOptions): ShardedClient {
  const { publish, subscribe, senderId, carrierOf, common, soleListener, onRead } = options;
  const own = Buffer.from(senderId);
  const handlers = new Map<string, Handler>();
  const pending = new Map<string, Promise<unknown>>();

  subscribe.on('smessageBuffer', (channelName: Buffer, message: Buffer) => {
    const channel = channelName.toString();
    const handle = handlers.get(channel);
    if (!handle) return;
    const isOwn = message.subarray(0, own.length).equals(own);
    if (channel === common) soleListener?.hear(isOwn);
    if (message.length === own.length) return;
    onRead?.();
    if (!isOwn) handle(message.subarray(own.length), channel);
  });

  const whenHeard = async (channel: string) => {
    await subscribe.ssubscribe(channel);
    if (channel === common) await soleListener?.start();
  };
  return {
    sSubscribe(channel, handler) {
      if (carrierOf(channel) !== channel) return;
      handlers.set(channel, handler);
      const subscription = whenHeard(channel).finally(() => {
        if (pending.get(channel) === subscription) pending.delete(channel);
      });
      pending.set(channel, subscription);
    },
    sUnsubscribe(channel) {
      if (!handlers.delete(channel)) return;
      pending.delete(channel);
      if (channel === common) soleListener?.stop();
      void subscribe.sunsubscribe(channel);
    },
    async sPublish(channel, message) {
      const carrier = carrierOf(channel);
      if (carrier !== common && soleListener?.isAlone()) return 0;
      const stamped = typeof message === 'string' ? senderId + message : Buffer.concat([own, message]);
      void publish.spublish(carrier, stamped);
      return 0;
    },
    pending(channel) {
      const waits = [pending.get(common), pending.get(channel)].filter((one) => one !== undefined);
      return waits.length > 0 ? Promise.all(waits) : undefined;
    },
  };
}
