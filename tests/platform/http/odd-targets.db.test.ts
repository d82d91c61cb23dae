import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../../../src/platform/http/listen.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { openTestStack, type TestStack } from '../../support/stack.ts';

let stack: TestStack;
let app: TestApp;
beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
});
afterAll(() => stack.close());

test.each(['OPTIONS *', 'GET *', 'HEAD *', 'POST *', 'GET *.css'])(
  'the request target of "%s" is no path and answered 400',
  async (start) => {
    const server = createServer(app.app);
    const port = await listen(server, 0);
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`${start} HTTP/1.1\r\nHost: localhost:3000\r\nConnection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
    server.close();
    expect(app.logs.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  },
);

test('TRACE sends nothing of the request back', async () => {
  const answer = await supertest(app.app).trace('/').set('Cookie', 'sid=s3cret').set('X-Secret', 's3cret');
  expect([403, 404]).toContain(answer.status);
  expect(JSON.stringify([answer.headers, answer.text])).not.toContain('s3cret');
});
