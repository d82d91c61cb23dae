import { type Namespace, Server } from 'socket.io';
import { expect, test, vi } from 'vitest';
import {
  createMeetingChannels,
  socketsOfMeeting,
  whenSubscribed,
} from '../../../src/platform/realtime/meeting-channels.ts';
import type { Redis } from '../../../src/platform/redis.ts';

const oneMinuteMs = 60_000;
const room = 'meeting:7';

interface FakeRedis {
  on(event: string, hear: (channel: Buffer, message: Buffer) => void): void;
  spublish(channel: string, message: string): Promise<number>;
}

/** A namespace whose subscriptions Redis answers by `answer`, with a socket in a meeting's room. */
function enterMeeting(
  answer: (channel: string) => Promise<number>,
  more: Partial<FakeRedis> = {},
): Namespace {
  const redis = {
    on: () => undefined,
    ssubscribe: answer,
    sunsubscribe: async () => 0,
    spublish: async () => 0,
    ...more,
  } as unknown as Redis;
  const create = createMeetingChannels({
    publish: redis,
    subscribe: redis,
    channelPrefix: 'test',
    senderId: 'a',
  });
  const io = new Server({
    adapter: function createChannelsAdapter(namespace: Namespace) {
      return create(namespace);
    },
  });
  const namespace = io.of('/chat');
  void namespace.adapter.addAll('socket', new Set([room]));
  return namespace;
}

test('a subscription is waited for until Redis confirms it, and not again afterwards', async () => {
  let confirm: (count: number) => void = () => {};
  const confirmed = new Promise<number>((resolve) => {
    confirm = resolve;
  });
  const chat = enterMeeting(async (channel) => (channel.includes(room) ? confirmed : 1));
  let isOver = false;
  const waiting = whenSubscribed(chat, room, oneMinuteMs).then(() => {
    isOver = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(false);
  confirm(1);
  await waiting;
  await whenSubscribed(chat, room, oneMinuteMs);
});

test('a subscription that Redis never confirms is waited for until the timeout', async () => {
  const chat = enterMeeting(() => new Promise(() => {}));
  await expect(whenSubscribed(chat, room, 10)).resolves.toBeUndefined();
});

test.each([
  { listeners: 1, encodes: 0 },
  { listeners: 2, encodes: 1 },
])(
  'with $listeners listeners, a broadcast is encoded for Redis $encodes times',
  async ({ listeners, encodes }) => {
    let hear: (channel: Buffer, message: Buffer) => void = () => {};
    const chat = enterMeeting(async () => 1, {
      on: (_event, heard) => {
        hear = heard;
      },
      spublish: async (channel, message) => {
        hear(Buffer.from(channel), Buffer.from(message));
        return listeners;
      },
    });
    await whenSubscribed(chat, room, oneMinuteMs);
    const encode = vi.spyOn(JSON, 'stringify');
    socketsOfMeeting(chat, 7).emit('message', 'hello');
    const forRedis = encode.mock.calls.filter(([value]) => !Array.isArray(value));
    encode.mockRestore();
    expect(forRedis).toHaveLength(encodes);
  },
);
