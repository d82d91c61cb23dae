import { once } from 'node:events';
import express, { type ErrorRequestHandler } from 'express';
import supertest from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { grantAdmin } from '../../src/accounts/index.ts';
import { queueBoard } from '../../src/app/queue-board.ts';
import { measureAlarms, runImport } from '../../src/operations/index.ts';
import { startOperationJobs } from '../../src/operations/jobs.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import { openRequestRedis } from '../../src/platform/redis.ts';
import { isRedisUnavailable } from '../../src/platform/redis-health.ts';
import { createNotification } from '../support/alarms.ts';
import { createTestApp, signedUp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { openTcpGate } from '../support/tcp-gate.ts';

let stack: TestStack;
let app: TestApp;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
});
afterEach(() => stack.db.importRun.deleteMany());
afterAll(() => stack.close());

async function operator() {
  const known = await signedUp(app);
  expect(await grantAdmin(stack.db, known.person.email.toUpperCase(), true)).toBe(true);
  return known;
}

describe('the operators’ page', () => {
  test('gives 404 to visitors and members, and opens for operators until the role is revoked', async () => {
    await app.browser().get('/admin').expect(404);
    const member = await signedUp(app);
    await member.browser.get('/admin').expect(404);
    await member.browser.post('/admin/imports').type('form').send({ _csrf: member.csrf }).expect(404);
    expect(await stack.db.importRun.count()).toBe(0);

    const { browser, person } = await operator();
    await browser.get('/admin').expect(200);
    await grantAdmin(stack.db, person.email, false);
    await browser.get('/admin').expect(404);
  });

  test('says that addresses are not confirmed where no letters go out', async () => {
    const { browser } = await operator();
    expect((await browser.get('/admin')).text).toMatch(
      /이메일 주소 확인<\/dt><dd class="operations__bad">꺼짐/,
    );
    const delivering = createTestApp(stack, { isThrottled: false, env: { SMTP_URL: 'smtp://127.0.0.1:9' } });
    const other = await signedUp(delivering);
    await grantAdmin(stack.db, other.person.email, true);
    expect((await other.browser.get('/admin')).text).toMatch(/이메일 주소 확인<\/dt><dd>켜짐/);
  });

  test('says when the database role may do more than it needs', async () => {
    const { browser, person } = await operator();
    expect((await browser.get('/admin')).text).toMatch(
      /들어가는 계정<\/dt><dd>자료를 읽고 쓰는 일만 할 수 있음/,
    );
    const asOwner = createTestApp({ ...stack, pool: stack.owner }, { isThrottled: false }).browser();
    await asOwner.post('/login').type('form').send(person).expect(303);
    expect((await asOwner.get('/admin')).text).toMatch(
      /들어가는 계정<\/dt><dd class="operations__bad">필요한 것보다 많은 일을 할 수 있음/,
    );
  });

  test('an unknown e-mail address makes nobody an operator', async () => {
    expect(await grantAdmin(stack.db, 'nobody@example.com', true)).toBe(false);
  });

  test('no form field makes an operator', async () => {
    const { browser } = await signedUp(app, { isAdmin: 'true', is_admin: '1' } as object);
    await browser.get('/admin').expect(404);
  });

  test('shows when no worker scans for alarms, and how recommendations were made', async () => {
    const { browser } = await operator();
    const reader = await createPerson(stack);
    const genre = await stack.db.genre.create({ data: { name: '운영 시험' } });
    const common = {
      userId: reader.id,
      genreId: genre.id,
      answers: {},
      quizVersion: '1',
      requestKey: 'k',
      wishes: [],
      promptVersion: '1',
      candidates: [],
      orders: [],
      rawOutputs: [],
      latencyMs: 1_500,
    };
    await stack.db.recommendation.createMany({
      data: ['ai', 'ai', 'ai', 'fallback'].map((path) => ({ ...common, path })),
    });
    const { text } = await browser.get('/admin').expect(200);
    expect(text).toMatch(/워커의 마지막 순회<\/dt><dd class="operations__bad">없음/);
    expect(text).toContain('3 (75%)');
    expect(text).toContain('하루 동안 0건');
    await stack.db.workerHeartbeat.create({ data: { name: 'alarm-scan', beatAt: new Date() } });
    expect((await browser.get('/admin')).text).toMatch(/순회<\/dt><dd>\d+초 전/);
  });
});

describe('the board of the job queue', () => {
  test('gives 404 to visitors and members, and shows operators the queue without changing it', async () => {
    const paths = ['/admin/queues', '/admin/queues/queue/alarms', '/admin/queues/api/queues'];
    const member = await signedUp(app);
    for (const path of paths) {
      await app.browser().get(path).expect(404);
      await member.browser.get(path).expect(404);
    }
    const { browser, csrf } = await operator();
    const { body } = await browser.get('/admin/queues/api/queues').expect(200);
    expect(body.queues).toMatchObject([{ name: 'alarms', readOnlyMode: true }]);
    const pause = '/admin/queues/api/queues/alarms/pause';
    await browser.put(pause).type('form').send({ _csrf: csrf }).expect(404);
    expect((await browser.get('/admin/queues/api/queues')).body.queues[0].isPaused).toBe(false);
  });

  test.each([
    '/admin/queues/nothing-here',
    '/admin/queues/queue/alarms/1/nothing/here',
    '/admin/queues/api/queues/none',
    '/admin/queues/static/none.js',
    '/admin/queues/%E0%A4%A',
  ])('answers what is not there (%s) with the site’s own page, under its own policy', async (path) => {
    const { browser } = await operator();
    const { text, headers } = await browser.get(path).expect(404);
    expect(text).toContain('찾는 페이지가 없어요');
    expect(text).toContain('</html>');
    expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-/);
    expect(headers['cache-control']).toBe('no-store');
  });

  test('loads nothing from elsewhere and nothing inline', async () => {
    const { browser } = await operator();
    const { text, headers } = await browser.get('/admin/queues').expect(200);
    expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:/);
    expect(text).not.toMatch(/https?:|<style| style=/);
    const files = [...text.matchAll(/(?:src|href)="(static\/[^"]+)"/g)].map(([, file]) => file);
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) await browser.get(`/admin/queues/${file}`).expect(200);
  });

  test('is unavailable while Redis is, and works again afterwards', async () => {
    const address = new URL(stack.redisUrl);
    const gate = await openTcpGate({ host: address.hostname, port: Number(address.port) });
    address.port = String(gate.port);
    const redis = openRequestRedis(address.href, app.live.log);
    const board = express().use('/', queueBoard({ redis }, '/'));
    const problems: unknown[] = [];
    board.use(((error, _req, res, _next) => {
      problems.push(error);
      res.sendStatus(isRedisUnavailable(error) || error.status === 503 ? 503 : 500);
    }) satisfies ErrorRequestHandler);
    const ask = () => supertest(board).get('/api/queues');
    await ask().expect(503);
    await once(redis, 'ready');
    await ask().expect(200);
    await gate.shut();
    await ask().expect(503);
    const isBack = once(redis, 'ready');
    await gate.open();
    await isBack;
    await ask().expect(200);
    redis.disconnect();
    await gate.shut();
    expect(problems).toHaveLength(2);
  });
});

describe('a requested import', () => {
  test('is run once by one of several workers, reported, and logged once', async () => {
    const { browser, csrf, person } = await operator();
    const { id: actorId } = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
    for (let i = 0; i < 2; i += 1)
      await browser.post('/admin/imports').type('form').send({ _csrf: csrf }).expect(303);
    expect(await stack.db.importRun.count()).toBe(1);
    const logged = stack.db.operatorEntry.count({ where: { action: 'import_requested', actorId } });
    expect(await logged).toBe(1);
    expect((await browser.get('/admin')).text).toContain('기다리는 중');

    let imports = 0;
    const importBooks = async () => {
      imports += 1;
      return '100 kept';
    };
    const done = await Promise.all([1, 2, 3].map(() => runImport(stack.db, importBooks)));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(imports).toBe(1);
    expect((await browser.get('/admin')).text).toMatch(/끝남[\s\S]*100 kept/);
  });

  test('that a worker cannot finish before its shutdown is given back, and the next worker runs it', async () => {
    const { browser, csrf } = await operator();
    await browser.post('/admin/imports').type('form').send({ _csrf: csrf }).expect(303);
    const { promise: hasBegun, resolve: begin } = Promise.withResolvers<void>();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const stop = startOperationJobs({
      db: stack.db,
      pool: stack.pool,
      log: createLogger({ level: 'silent', name: 'test' }),
      importBooks: () => {
        begin();
        return new Promise(() => undefined);
      },
    });
    vi.advanceTimersByTime(5_000);
    vi.useRealTimers();
    await hasBegun;
    expect((await browser.get('/admin')).text).toContain('가져오는 중');
    await stop();
    expect((await browser.get('/admin')).text).toContain('기다리는 중');
    expect(await runImport(stack.db, async () => 'done by the next')).toBe(true);
    expect((await browser.get('/admin')).text).toContain('done by the next');
  });

  test('that fails reports the reason, and the next may start', async () => {
    const { browser, csrf } = await operator();
    await browser.post('/admin/imports').type('form').send({ _csrf: csrf }).expect(303);
    await runImport(stack.db, () => Promise.reject(new Error('ALADIN_TTB_KEY: is needed <b>')));
    expect((await browser.get('/admin')).text).toMatch(/실패[\s\S]*ALADIN_TTB_KEY: is needed &lt;b&gt;/);
    await browser.post('/admin/imports').type('form').send({ _csrf: csrf }).expect(303);
    expect(await stack.db.importRun.count({ where: { finishedAt: null } })).toBe(1);
  });
});

test('the lateness of an alarm is measured from its due time, or from a later joining', async () => {
  const leader = await createPerson(stack);
  const startsAt = new Date(Date.now() + 4 * 60_000);
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
  const meetingId = await createMeeting(stack, leader, [], { startsInMinutes: 4 });
  await stack.db.meeting.update({ where: { id: meetingId }, data: { startsAt, updatedAt: ago(3_600) } });
  await stack.db.membership.update({
    where: { meetingId_userId: { meetingId, userId: leader.id } },
    data: { joinedAt: ago(3_600) },
  });
  // Due six minutes ago, written one minute ago.
  await createNotification(stack, leader.id, {
    announcement: { meetingId, kind: 'starting_soon', meetingStartsAt: startsAt, occasion: 0 },
    createdAt: ago(60),
    pushUntil: startsAt,
  });
  const registry = createMetrics('worker');
  measureAlarms(registry, { pool: stack.pool, defaultLead: 10 });
  const text = await registry.metrics();
  expect(text).toMatch(/alarms_last_hour\{state="written".*\} 1/);
  expect(text).toMatch(/alarms_last_hour\{state="late".*\} 1/);
  expect(text).toMatch(/alarms_last_hour\{state="unpushed".*\} 1/);
  const [, seconds] = /alarms_worst_lateness_seconds\{process="worker"\} ([\d.]+)/.exec(text) ?? [];
  expect(Math.abs(Number(seconds) - 300)).toBeLessThan(5);
});
