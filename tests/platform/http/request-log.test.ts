import { Writable } from 'node:stream';
import express from 'express';
import { expect, test } from 'vitest';
import { requestLog } from '../../../src/platform/http/request-log.ts';
import { createLogger } from '../../../src/platform/log.ts';

test('the log of a request tells an error without the Redis command that failed', async () => {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const command = { name: 'set', args: ['sess:a-session-id', '{"csrfToken":"a-token"}'] };
  const error = Object.assign(new Error('Command timed out'), { command, code: 'ETIMEDOUT' });
  const app = express();
  app.use(requestLog(createLogger({ level: 'info', name: 'test' }, sink)));
  app.get('/', (req, res) => {
    req.log.error({ err: error }, 'request failed');
    res.end();
  });
  const server = app.listen(0);
  try {
    const { port } = server.address() as { port: number };
    await (await fetch(`http://127.0.0.1:${port}/`)).text();
  } finally {
    server.close();
  }
  const line = lines.find((text) => text.includes('request failed')) ?? '';
  expect(JSON.parse(line).err).toMatchObject({ message: 'Command timed out', code: 'ETIMEDOUT' });
  expect(lines.join('')).not.toMatch(/a-session-id|a-token/);
});
