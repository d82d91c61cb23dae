import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { createShardedClient } from '../../../src/platform/realtime/sharded-client.ts';
import type { Redis } from '../../../src/platform/redis.ts';

/** Redis that answers when the test says so, and sends each message to all subscribers. */
function startRedis() {
  const subscribers = new EventEmitter();
  const answers: (() => void)[] = [];
  const answer = () => new Promise<number>((resolve) => answers.push(() => resolve(1)));
  const subscribe = {
    on: subscribers.on.bind(subscribers),
    ssubscribe: vi.fn(answer),
    sunsubscribe: vi.fn(),
  };
  const publish = {
    spublish: vi.fn((channel: string, message: string | Buffer) => {
      subscribers.emit('smessageBuffer', Buffer.from(channel), Buffer.from(message as string));
      return answer();
    }),
  };
  return {
    publish: publish as unknown as Redis,
    subscribe: subscribe as unknown as Redis,
    ssubscribe: subscribe.ssubscribe,
    sunsubscribe: subscribe.sunsubscribe,
    /** Returns the functions that answer the commands so far. */
    takeAnswers: () => answers.splice(0),
  };
}
/** Channels with an odd number share the channel `common`. */
const carrierOf = (channel: string) => (/[13579]$/.test(channel) ? 'common' : channel);

test('a message reaches the other processes whole, and its sender does not decode it', () => {
  const redis = startRedis();
  const [here, there] = ['here-1', 'there2'].map((senderId) => {
    const [handle, onRead] = [vi.fn(), vi.fn()];
    const client = createShardedClient({ ...redis, senderId, carrierOf, common: 'common', onRead });
    client.sSubscribe('room:2', handle);
    return { client, handle, onRead };
  }) as [Process, Process];
  void here.client.sPublish('room:2', '{"안녕":1}');
  void here.client.sPublish('room:2', Buffer.from([1, 2, 3]));
  expect(there.handle.mock.calls).toEqual([
    [Buffer.from('{"안녕":1}'), 'room:2'],
    [Buffer.from([1, 2, 3]), 'room:2'],
  ]);
  expect(here.handle).not.toHaveBeenCalled();
  expect([here.onRead, there.onRead].map(({ mock }) => mock.calls.length)).toEqual([2, 2]);
});

test('a room without a channel of its own is not subscribed to, and its messages take the shared one', () => {
  const redis = startRedis();
  const sender = createShardedClient({ ...redis, senderId: 'a', carrierOf, common: 'common' });
  const receiver = createShardedClient({ ...redis, senderId: 'b', carrierOf, common: 'common' });
  const handle = vi.fn();
  for (const channel of ['common', 'room:1', 'room:2']) receiver.sSubscribe(channel, handle);
  expect(redis.ssubscribe.mock.calls).toEqual([['common'], ['room:2']]);
  void sender.sPublish('room:1', '{}');
  expect(handle).toHaveBeenCalledExactlyOnceWith(Buffer.from('{}'), 'common');
  receiver.sUnsubscribe('room:1');
  expect(redis.sunsubscribe).not.toHaveBeenCalled();
});

test('a subscription is pending until Redis answers, also after a room was left and entered again', async () => {
  const redis = startRedis();
  const client = createShardedClient({ ...redis, senderId: 'a', carrierOf, common: 'common' });
  client.sSubscribe('room:2', vi.fn());
  const first = client.pending('room:2');
  expect(first).toBeInstanceOf(Promise);
  client.sUnsubscribe('room:2');
  expect(client.pending('room:2')).toBeUndefined();
  client.sSubscribe('room:2', vi.fn());
  const [answerFirst, answerSecond] = redis.takeAnswers();
  answerFirst?.();
  await first;
  expect(client.pending('room:2')).toBeInstanceOf(Promise);
  answerSecond?.();
  await client.pending('room:2');
  expect(client.pending('room:2')).toBeUndefined();
});

test('nothing arrives from a room that was left', () => {
  const redis = startRedis();
  const client = createShardedClient({ ...redis, senderId: 'a', carrierOf, common: 'common' });
  const handle = vi.fn();
  client.sSubscribe('room:2', handle);
  client.sUnsubscribe('room:2');
  void createShardedClient({ ...redis, senderId: 'b', carrierOf, common: 'common' }).sPublish('room:2', '{}');
  expect(handle).not.toHaveBeenCalled();
});

test('a publish resolves before Redis answers', async () => {
  const redis = startRedis();
  const client = createShardedClient({ ...redis, senderId: 'a', carrierOf, common: 'common' });
  expect(await client.sPublish('room:2', '{}')).toBe(0);
});

interface Process {
  readonly client: ReturnType<typeof createShardedClient>;
  readonly handle: ReturnType<typeof vi.fn>;
  readonly onRead: ReturnType<typeof vi.fn>;
}
