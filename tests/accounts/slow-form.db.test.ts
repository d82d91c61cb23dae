import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp, testOrigin } from '../support/app.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
});
afterAll(() => stack.close());

test('a form whose session ends while it arrives slowly changes nothing', async () => {
  const person = await createPerson(stack);
  const server = createServer(app.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const headers = { cookie: person.cookie, origin: testOrigin };
  const body = '_csrf=test-token';
  const slow = request({
    port,
    path: '/settings/calendar/renew',
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': body.length,
    },
  });
  const answered = once(slow, 'response');
  slow.write(body.slice(0, 5));
  // The server has the beginning of the form by the time it answered a whole page.
  const page = await fetch(`http://127.0.0.1:${port}/settings`, { headers });
  expect(page.status).toBe(200);
  await page.text();
  await stack.db.user.update({ where: { id: person.id }, data: { sessionEpoch: { increment: 1 } } });
  slow.end(body.slice(5));
  const [answer] = (await answered) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(401);
  expect(await stack.db.calendarFeed.count({ where: { userId: person.id } })).toBe(0);
  server.closeAllConnections();
  server.close();
});
