import { once } from 'node:events';
import { createServer } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createLogger } from '../../src/platform/log.ts';
import { createSocketServer } from '../../src/platform/realtime/socket-server.ts';
import { openPublishRedis, openSubscribeRedis } from '../../src/platform/redis.ts';

const nowhere = 'redis://127.0.0.1:1';
const log = createLogger({ level: 'silent', name: 'test' });

test('sockets that close before Redis was ever reached leave no rejection behind', async () => {
  const rejections: unknown[] = [];
  const collect = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', collect);
  onTestFinished(() => void process.off('unhandledRejection', collect));
  const publish = openPublishRedis(nowhere, log);
  const subscribe = openSubscribeRedis(nowhere, log);
  const server = createServer();
  const io = createSocketServer(server, { allowedOrigins: [], channelPrefix: 'test', publish, subscribe });
  io.of('/chat').emit('said to nobody');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await io.close();
  const ended = Promise.all([once(publish, 'end'), once(subscribe, 'end')]);
  publish.disconnect();
  subscribe.disconnect();
  await ended;
  await nextTurn();
  expect(rejections).toEqual([]);
});
