import { once } from 'node:events';
import { createServer } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test, vi } from 'vitest';
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
  const io = createSocketServer(server, {
    allowedOrigins: [],
    channelPrefix: 'test',
    meetingNamespaces: ['/chat'],
    publish,
    subscribe,
  });
  for (const namespace of ['/chat', '/alarms']) io.of(namespace).emit('said to nobody');
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

test('a Redis without sharded channels is reported with the version that is needed', async () => {
  const refused = vi
    .spyOn(Redis.prototype, 'ssubscribe')
    .mockRejectedValue(new Error('ERR unknown command `ssubscribe`, with args beginning with: `a`, '));
  onTestFinished(() => refused.mockRestore());
  const lines: { level: number; msg: string }[] = [];
  const collecting = createLogger(
    { level: 'error', name: 'test' },
    { write: (line) => void lines.push(JSON.parse(line)) },
  );
  const subscribe = openSubscribeRedis(nowhere, collecting);
  onTestFinished(() => subscribe.disconnect());
  await subscribe.ssubscribe('a');
  expect(lines).toEqual([
    expect.objectContaining({
      msg: 'redis refused a subscription: no announcements arrive; REDIS_URL needs Redis 7.0 or newer',
    }),
  ]);
});
