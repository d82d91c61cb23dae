import type { Redis } from '../redis.ts';

type Handler = (message: Buffer, channel: string) => void;

export interface ShardedClientOptions {
  readonly publish: Pick<Redis, 'spublish'>;
  readonly subscribe: Pick<Redis, 'ssubscribe' | 'sunsubscribe' | 'on'>;
  /** The name of this process in its messages. All names have the same length. */
  readonly senderId: string;
  /** Returns the channel that carries what is meant for this one. */
  readonly carrierOf: (channel: string) => string;
  /** Called for each message that Redis delivers to this process, its own ones included. */
  readonly onRead?: (() => void) | undefined;
}

/** The part of a Redis client that the sharded adapter uses. */
export interface ShardedClient {
  sSubscribe(channel: string, handler: Handler): void;
  sUnsubscribe(channel: string): void;
  /** Resolves at once: this process's own sockets do not wait for Redis. */
  sPublish(channel: string, message: string | Buffer): Promise<number>;
  /** Returns the subscription to this channel while Redis has not answered it. */
  pending(channel: string): Promise<unknown> | undefined;
}

/**
 * Stands between the sharded adapter and Redis. It subscribes only to carriers, and drops this
 * process's own messages, which Redis sends back, before they are decoded.
 */
export function createShardedClient(options: ShardedClientOptions): ShardedClient {
  const { publish, subscribe, senderId, carrierOf, onRead } = options;
  const own = Buffer.from(senderId);
  const handlers = new Map<string, Handler>();
  const pending = new Map<string, Promise<unknown>>();

  subscribe.on('smessageBuffer', (channelName: Buffer, message: Buffer) => {
    const channel = channelName.toString();
    const handle = handlers.get(channel);
    if (!handle) return;
    onRead?.();
    if (!message.subarray(0, own.length).equals(own)) handle(message.subarray(own.length), channel);
  });

  return {
    sSubscribe(channel, handler) {
      if (carrierOf(channel) !== channel) return;
      handlers.set(channel, handler);
      const subscription = subscribe.ssubscribe(channel).finally(() => {
        if (pending.get(channel) === subscription) pending.delete(channel);
      });
      pending.set(channel, subscription);
    },
    sUnsubscribe(channel) {
      if (!handlers.delete(channel)) return;
      pending.delete(channel);
      void subscribe.sunsubscribe(channel);
    },
    async sPublish(channel, message) {
      const stamped = typeof message === 'string' ? senderId + message : Buffer.concat([own, message]);
      void publish.spublish(carrierOf(channel), stamped);
      return 0;
    },
    pending: (channel) => pending.get(channel),
  };
}
