import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClub } from '../clubs/sample-club.ts';
import { createTestApp, type TestApp, testOrigin } from '../support/app.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { sendFiles, windowsTalk } from './move-club.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let path: string;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  path = `/clubs/${await createClub(stack, leader)}`;
});
afterAll(() => stack.close());

const talk = windowsTalk('[하늘] [오전 9:12] 안녕');
const drafts = () => stack.db.clubMoveDraft.count();

/** Posts a body with the leader's session. */
const post = (contentType: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  app
    .browser()
    .post(`${path}/moving-in`)
    .set({ Cookie: leader.cookie, Origin: testOrigin, 'Content-Type': contentType, ...headers })
    .serialize((given) => given)
    .send(body);

/** Browsers make boundaries of 27 letters or more. */
const boundary = '-----------------------------27182818';

const part = (head: string, body: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
const token = part('name="_csrf"', 'test-token');

describe('a form with files is refused', () => {
  test('without the token of the session, and says that the files were not kept', async () => {
    const { text } = await sendFiles(app, leader, path, { export: talk }, 'stale').expect(403);
    expect(text).toContain('파일은 남겨 두지 않았으니 다시 골라 주세요');
    expect(text).toContain(`href="${path}/moving-in"`);
    expect(await drafts()).toBe(0);
  });

  test('without a session, and says that the files were not kept', async () => {
    const { text } = await sendFiles(app, null, path, { export: talk }).expect(401);
    expect(text).toContain('파일은 남겨 두지 않았으니');
    expect(text).toContain(`/login?next=${encodeURIComponent(`${path}/moving-in`)}`);
  });

  test('from a foreign page', async () => {
    await post(`multipart/form-data; boundary=${boundary}`, `${token}--${boundary}--\r\n`, {
      Origin: 'https://evil.example',
    }).expect(403);
  });

  test('above its size, whether or not the request says how long it is', async () => {
    const body = Buffer.alloc(10.5 * 1024 * 1024, 'a');
    expect((await sendFiles(app, leader, path, { export: body }).expect(413)).text).toContain('10MB까지');
    expect(await sendChunked(body)).toBe(413);
  });

  test.each([
    ['no boundary', 'multipart/form-data', `${token}--${boundary}--\r\n`],
    ['another boundary', `multipart/form-data; boundary=another-${boundary}`, `${token}--${boundary}--\r\n`],
    ['an end that is missing', `multipart/form-data; boundary=${boundary}`, token],
    [
      'parts without names',
      `multipart/form-data; boundary=${boundary}`,
      `--${boundary}\r\n\r\nabc\r\n--${boundary}--\r\n`,
    ],
    ['no bytes', `multipart/form-data; boundary=${boundary}`, ''],
    [
      '21 parts',
      `multipart/form-data; boundary=${boundary}`,
      `${token}${part('name="a"', 'b').repeat(20)}--${boundary}--\r\n`,
    ],
  ])('with %s', async (_what, contentType, body) => {
    await post(contentType, body).expect(400);
  });

  test('while another one of the same club is being read', async () => {
    // The upload of the test before may still hold the path.
    await expect.poll(() => stack.redis.exists(`upload:${path}/moving-in`)).toBe(0);
    const server = createServer(app.app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const slow = request({
      port: (server.address() as AddressInfo).port,
      method: 'POST',
      path: `${path}/moving-in`,
      headers: {
        cookie: leader.cookie,
        origin: testOrigin,
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': '1000',
      },
    });
    slow.on('error', () => undefined);
    slow.write(token);
    await expect.poll(() => stack.redis.exists(`upload:${path}/moving-in`)).toBe(1);
    const { text } = await sendFiles(app, leader, path, { export: talk }).expect(409);
    expect(text).toContain('다른 파일을 읽고 있어요');
    slow.destroy();
    await expect.poll(() => stack.redis.exists(`upload:${path}/moving-in`)).toBe(0);
    await sendFiles(app, leader, path, { export: talk }).expect(303);
    server.close();
  });
});

test('uploads that are broken off leave room for the next one', async () => {
  const server = createServer(app.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  for (const _time of [1, 2, 3, 4]) {
    const broken = request({
      port: (server.address() as AddressInfo).port,
      method: 'POST',
      path: `${path}/moving-in`,
      headers: {
        cookie: leader.cookie,
        origin: testOrigin,
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': '1000',
      },
    });
    broken.on('error', () => undefined);
    broken.write(token, () => broken.destroy());
    await new Promise((resolve) => broken.once('close', resolve));
  }
  await expect
    .poll(async () => (await sendFiles(app, leader, path, { export: talk })).status, { timeout: 10_000 })
    .toBe(303);
  server.close();
});

describe('a person who does not lead the club', () => {
  /** Begins to send a form and never ends it. @returns the status */
  const begin = async (person: TestPerson, at: string): Promise<number> => {
    const server = createServer(app.app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const headers = {
      cookie: person.cookie,
      origin: testOrigin,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': '1000',
    };
    const sent = request({ port, method: 'POST', path: `${at}/moving-in`, headers });
    sent.write(token);
    const [answer] = await once(sent, 'response');
    sent.on('error', () => undefined).destroy();
    server.close();
    return answer.statusCode;
  };

  test('is refused before her file is read, so she keeps nobody from sending one', async () => {
    const outsider = await createPerson(stack);
    const hidden = `/clubs/${await createClub(stack, leader, { visibility: 'unlisted' })}`;
    expect(await begin(outsider, path)).toBe(403);
    expect(await begin(outsider, hidden)).toBe(404);
    expect(await begin(outsider, '/clubs/2147483647')).toBe(404);
    expect(await begin(outsider, '/clubs/9999999999')).toBe(404);
    await sendFiles(app, leader, path, { export: talk }).expect(303);
  });
});

test('a field does not reach the prototype of the form', async () => {
  const body = `${token}${part('name="__proto__"', 'x')}${part('name="confirm"', '0')}--${boundary}--\r\n`;
  await post(`multipart/form-data; boundary=${boundary}`, body).expect(409);
  expect(({} as Record<string, unknown>).confirm).toBeUndefined();
});

test('the 21st file within an hour is refused before it is read', async () => {
  const throttled = createTestApp(stack);
  const other = await createPerson(stack);
  const own = `/clubs/${await createClub(stack, other)}`;
  for (const _time of Array.from({ length: 20 })) await sendFiles(throttled, other, own, {}).expect(422);
  await sendFiles(throttled, other, own, { export: talk }).expect(429);
});

/** Sends a body in chunks, without its length. @returns the status */
async function sendChunked(body: Buffer): Promise<number> {
  const server = createServer(app.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new Promise<number>((resolve) => {
    const sent = request(
      {
        port: (server.address() as AddressInfo).port,
        method: 'POST',
        path: `${path}/moving-in`,
        headers: {
          cookie: leader.cookie,
          origin: testOrigin,
          'content-type': `multipart/form-data; boundary=${boundary}`,
        },
      },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    sent.on('error', () => undefined);
    sent.end(Buffer.concat([Buffer.from(token), body]));
  }).finally(() => server.close());
}
