import { EventEmitter } from 'node:events';
import { createAdapter } from '@socket.io/redis-adapter';
import { type Namespace, Server } from 'socket.io';
import { expect, test, vi } from 'vitest';
import { skipOwnEchoes } from '../../../src/platform/realtime/own-echo.ts';

/** Starts processes whose broadcasts reach every process, also the sender, as through Redis. */
function startProcesses() {
  const subscribers: EventEmitter[] = [];
  return () => {
    const subscribe = Object.assign(new EventEmitter(), { psubscribe: () => {}, subscribe: () => {} });
    subscribers.push(subscribe);
    const publish = Object.assign(new EventEmitter(), {
      publish: (channel: string, message: Buffer) => {
        for (const one of subscribers)
          one.emit('pmessageBuffer', Buffer.from('*'), Buffer.from(channel), message);
      },
    });
    const decoded = vi.fn<(message: unknown) => void>();
    const createRedisAdapter = createAdapter(publish, subscribe);
    const io = new Server({
      adapter: function createWatchedAdapter(namespace: Namespace) {
        const adapter = createRedisAdapter(namespace);
        const { parser } = adapter as unknown as { parser: { decode(message: Buffer): unknown } };
        const { decode } = parser;
        Object.assign(adapter, {
          parser: {
            ...parser,
            decode: (message: Buffer) => {
              const result = decode(message);
              decoded(result);
              return result;
            },
          },
        });
        skipOwnEchoes(adapter);
        return adapter;
      },
    });
    return { chat: io.of('/chat'), decoded };
  };
}

test('a broadcast is decoded by the other processes, and not by its sender', () => {
  const newProcess = startProcesses();
  const [here, there] = [newProcess(), newProcess()];
  here.chat.emit('message', { body: '안녕하세요' });
  const announced = [
    uidOf(here.chat),
    expect.objectContaining({ data: ['message', { body: '안녕하세요' }] }),
    expect.anything(),
  ];
  expect(there.decoded).toHaveBeenCalledExactlyOnceWith(announced);
  expect(here.decoded).not.toHaveBeenCalled();
});

const uidOf = (namespace: Namespace) => (namespace.adapter as unknown as { uid: string }).uid;
