import { type Namespace, Server } from 'socket.io';
import { expect, test } from 'vitest';
import { createMeetingChannels, whenSubscribed } from '../../../src/platform/realtime/meeting-channels.ts';
import type { Redis } from '../../../src/platform/redis.ts';

const oneMinuteMs = 60_000;
const room = 'meeting:7';

/** A namespace whose subscriptions Redis answers by `answer`, with a socket in a meeting's room. */
function enterMeeting(answer: (channel: string) => Promise<number>): Namespace {
  const redis = {
    on: () => undefined,
    ssubscribe: answer,
    sunsubscribe: async () => 0,
    spublish: async () => 0,
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
