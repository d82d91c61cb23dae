import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseAnnouncementId } from '../../src/alarms/alarm.ts';
import { loadVapidKeys } from '../../src/alarms/index.ts';
import { acknowledge } from '../../src/alarms/notification-acknowledge-repository.ts';
import { markAllRead } from '../../src/alarms/notification-read-repository.ts';
import { saveSubscription } from '../../src/alarms/push-subscription-repository.ts';
import { createWebPushSender, type WebPushServices } from '../../src/alarms/send-web-pushes.ts';
import { createWebPushClient, type VapidKeys, type WebPushClient } from '../../src/alarms/web-push-client.ts';
import { type WebPushMeter, webPushMeter } from '../../src/alarms/web-push-meter.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { koreanTime } from '../../src/platform/korean-date.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createMetrics, type Registry } from '../../src/platform/metrics.ts';
import { createRateLimits, defaultLimits, noRateLimits } from '../../src/platform/rate-limits/index.ts';
import { createRecordingEmitter, editMeeting, leave, passTime, scan } from '../support/alarms.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { type PushService, startPushService, vapidClaims } from '../support/push-service.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let vapid: VapidKeys;
let leader: TestPerson;
let member: TestPerson;
let device: PushService;
let uptime: number;
let metrics: Registry;
let meter: WebPushMeter;
const origins: string[] = [];
const logs: Record<string, unknown>[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  vapid = await loadVapidKeys(stack.db);
  leader = await createPerson(stack);
});
beforeEach(async () => {
  await stack.pool.query('DELETE FROM meetings; DELETE FROM push_subscriptions');
  uptime = 0;
  metrics = createMetrics('worker');
  meter = webPushMeter(metrics);
  origins.length = 0;
  logs.length = 0;
  member = await createPerson(stack);
  device = await startService();
  await saveSubscription(stack.pool, member.id, device.subscription);
});
afterEach(() => device.close());
afterAll(() => stack.close());

const meeting = (startsInMinutes = 8) =>
  createMeeting(stack, leader, [member], { startsInMinutes, title: '달과 6펜스' });
const startService = async () => {
  const service = await startPushService();
  origins.push(service.origin);
  return service;
};
const clientOf = (subject = 'mailto:operator@bookmoim.example') =>
  createWebPushClient({
    vapid,
    subject,
    clock: systemClock,
    added: { hosts: [], loopbackOrigins: origins },
  });
/** The sender of one worker, with its own circuit breakers. */
const openSender = (options: Partial<WebPushServices> = {}) =>
  createWebPushSender({
    pool: stack.pool,
    log: createLogger({ level: 'info', name: 'test' }, { write: (line) => logs.push(JSON.parse(line)) }),
    send: clientOf(),
    rateLimits: noRateLimits,
    meter,
    uptime: () => uptime,
    ...options,
  });
const fallBack = () => openSender().sendDue();
const seconds = (count: number) => passTime(stack, count / 60);
const subscriptions = () => stack.db.pushSubscription.count();

describe('a notification that no page acknowledged for fifteen seconds', () => {
  test('is sent to the device once, encrypted and signed', async () => {
    const id = await meeting();
    const emitter = createRecordingEmitter();
    await scan(stack, emitter);
    expect(await fallBack()).toBe(0);
    await seconds(14);
    expect(await fallBack()).toBe(0);
    await seconds(2);
    const { startsAt } = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
    expect(await fallBack()).toBe(1);
    await seconds(90);
    expect(await fallBack()).toBe(0);
    expect(device.received).toHaveLength(1);
    const [push] = device.received;
    expect(push && device.read(push)).toEqual({
      id: expect.stringMatching(new RegExp(`^starting_soon-${id}-`)),
      kind: 'starting_soon',
      startsAt: startsAt.toISOString(),
      url: `/meetings/${id}/chat`,
      title: `${koreanTime(startsAt)}에 모임이 시작해요`,
      body: '달과 6펜스',
    });
    expect(push?.headers).toMatchObject({ urgency: 'high', 'content-encoding': 'aes128gcm' });
    // The push service stores it until the start at the longest.
    expect(Number(push?.headers.ttl)).toBeGreaterThan(7 * 60);
    expect(Number(push?.headers.ttl)).toBeLessThan(8 * 60);
    expect(vapidClaims(push?.headers.authorization, vapid.publicKey)).toMatchObject({
      aud: new URL(device.subscription.endpoint).origin,
      sub: 'mailto:operator@bookmoim.example',
    });
  });

  test('is sent to each device of the person', async () => {
    const second = await startService();
    await saveSubscription(stack.pool, member.id, second.subscription);
    await meeting();
    await scan(stack);
    await seconds(16);
    await fallBack();
    expect([device.received.length, second.received.length]).toEqual([1, 1]);
    await second.close();
  });

  test('is not sent when a page has acknowledged it meanwhile', async () => {
    await meeting();
    const { alarms } = await scan(stack);
    const announcement = parseAnnouncementId(alarms[0]?.id ?? '');
    if (!announcement) throw new Error('no alarm');
    await acknowledge(stack.pool, [{ userId: member.id, announcement, isOpened: false }]);
    await seconds(20);
    expect(await fallBack()).toBe(0);
    expect(device.received).toEqual([]);
  });

  test('is not sent when the person has read her inbox meanwhile', async () => {
    await meeting();
    await scan(stack);
    await markAllRead(stack.db, member.id);
    await seconds(20);
    expect(await fallBack()).toBe(0);
  });

  test('is not sent when the meeting began, was cancelled or moved, or the person left or muted it', async () => {
    const [, cancelled, moved, left, muted] = [
      await meeting(0.1),
      await meeting(),
      await meeting(),
      await meeting(),
      await meeting(),
    ] as const;
    await scan(stack);
    await editMeeting(stack, cancelled, { cancelled: true });
    await editMeeting(stack, moved, { startsInMinutes: 60 });
    await leave(stack, left, member.id);
    await stack.pool.query('INSERT INTO meeting_mutes (user_id, meeting_id) VALUES ($1, $2)', [
      member.id,
      muted,
    ]);
    await seconds(20);
    expect(await fallBack()).toBe(0);
  });

  test('is sent while Redis is away, and not again when Redis is back', async () => {
    await meeting();
    const away = { push: () => Promise.reject(new Error('away')), inboxChanged: async () => {} };
    await expect(scan(stack, away)).rejects.toThrow('away');
    await seconds(16);
    expect(await fallBack()).toBe(1);
    await scan(stack, createRecordingEmitter());
    await seconds(90);
    expect(await fallBack()).toBe(0);
    expect(device.received).toHaveLength(1);
  });

  test('is not sent to a device whose session a new password ended, until the person logs in there', async () => {
    await stack.pool.query('UPDATE users SET session_epoch = session_epoch + 1 WHERE id = $1', [member.id]);
    await meeting();
    await scan(stack);
    await seconds(20);
    expect(await fallBack()).toBe(0);
    expect(device.received).toEqual([]);
    await saveSubscription(stack.pool, member.id, device.subscription);
    await seconds(61);
    expect(await fallBack()).toBe(1);
  });

  test('is sent again only to the device whose push service failed', async () => {
    const second = await startService();
    await saveSubscription(stack.pool, member.id, second.subscription);
    second.answer(503);
    await meeting();
    await scan(stack);
    await seconds(16);
    expect(await fallBack()).toBe(1);
    second.answer(201);
    await seconds(61);
    expect(await fallBack()).toBe(1);
    await seconds(61);
    expect(await fallBack()).toBe(0);
    expect([device.received.length, second.received.length]).toEqual([1, 2]);
    await second.close();
  });

  test('is not sent to a person without a subscription', async () => {
    await stack.pool.query('DELETE FROM push_subscriptions');
    await meeting();
    await scan(stack);
    await seconds(20);
    expect(await fallBack()).toBe(0);
  });
});

describe('a push service', () => {
  const due = async () => {
    await meeting();
    await scan(stack);
    await seconds(16);
  };

  test.for([404, 410])('that answers %s ends the subscription', async (status) => {
    await due();
    device.answer(status);
    expect(await fallBack()).toBe(0);
    expect(await subscriptions()).toBe(0);
  });

  test.for([429, 500, 503])(
    'that answers %s is called again a minute later, three times in all',
    async (status) => {
      await due();
      device.answer(status);
      for (let i = 0; i < 5; i += 1) {
        await fallBack();
        await fallBack();
        await seconds(61);
      }
      expect(device.received).toHaveLength(3);
      expect(await subscriptions()).toBe(1);
    },
  );

  test('that works again within a minute gets the next try', async () => {
    await due();
    device.answer(503);
    await fallBack();
    device.answer(201);
    await seconds(61);
    expect(await fallBack()).toBe(1);
  });

  test('is called a minute later when the worker died during the call', async () => {
    await due();
    const dies = () => Promise.reject(new Error('killed'));
    await expect(openSender({ send: dies }).sendDue()).rejects.toThrow('killed');
    expect(await fallBack()).toBe(0);
    await seconds(61);
    expect(await fallBack()).toBe(1);
  });

  test('keeps its subscriptions when the site itself is misconfigured', async () => {
    await due();
    await expect(openSender({ send: clientOf('nobody') }).sendDue()).rejects.toThrow('subject');
    expect(await subscriptions()).toBe(1);
    await seconds(61);
    expect(await fallBack()).toBe(1);
  });

  test('loses a subscription with invalid keys', async () => {
    await saveSubscription(stack.pool, member.id, { ...device.subscription, p256dh: 'B'.repeat(87) });
    await due();
    await fallBack();
    expect(await subscriptions()).toBe(0);
  });

  test('that is no longer on the list is not called, and its subscription is deleted', async () => {
    await due();
    origins.length = 0;
    expect(await fallBack()).toBe(0);
    expect([device.received.length, await subscriptions()]).toEqual([0, 0]);
  });

  test.for([400, 401, 403, 413, 302])(
    'that answers %s is not called again for the same notification, and after three not at all',
    async (status) => {
      device.answer(status);
      for (let i = 1; i <= 5; i += 1) {
        await meeting();
        await scan(stack);
        await seconds(16);
        for (let round = 0; round < 3; round += 1) {
          await fallBack();
          await seconds(61);
        }
        expect(device.received).toHaveLength(Math.min(i, 3));
      }
      expect(await stateOf(device)).toMatchObject({ failedCount: 3, isDead: true });
    },
  );

  test('that failed three times in a row is not called until the browser subscribes again', async () => {
    device.answer(500);
    await due();
    for (let i = 0; i < 4; i += 1) {
      await fallBack();
      await seconds(61);
    }
    expect(await stateOf(device)).toMatchObject({ failedCount: 3, isDead: true });
    device.answer(201);
    await due();
    expect(await fallBack()).toBe(0);
    await saveSubscription(stack.pool, member.id, device.subscription);
    await due();
    expect(await fallBack()).toBe(1);
    expect(await stateOf(device)).toMatchObject({ failedCount: 0, isDead: false });
  });

  test('that works after two failures may fail two more times', async () => {
    await due();
    device.answer(500);
    await fallBack();
    await seconds(61);
    await fallBack();
    await seconds(61);
    device.answer(201);
    expect(await fallBack()).toBe(1);
    expect(await stateOf(device)).toMatchObject({ failedCount: 0, isDead: false });
  });

  test.for([429, 503])('that answers %s with Retry-After is not called before that time', async (status) => {
    await meeting(9);
    await scan(stack);
    await seconds(16);
    device.answer(status, { 'retry-after': '150' });
    await fallBack();
    device.answer(201);
    await seconds(130);
    expect(await fallBack()).toBe(0);
    // Another notification does not call it earlier either.
    await due();
    expect(await fallBack()).toBe(0);
    expect(device.received).toHaveLength(1);
    await seconds(20);
    expect(await fallBack()).toBe(2);
    expect(await stateOf(device)).toMatchObject({ failedCount: 0, isDead: false, retryIn: null });
  });

  test('is called again after a day at the latest', async () => {
    await due();
    device.answer(429, { 'retry-after': '999999999' });
    await fallBack();
    expect((await stateOf(device))?.retryIn).toBeLessThanOrEqual(24 * 3_600);
  });

  test('is logged once per change of a subscription, with status and host and without the endpoint', async () => {
    device.answer(403);
    for (let i = 0; i < 4; i += 1) {
      await due();
      await fallBack();
    }
    const told = logs.filter(({ msg }) => msg === 'push subscription');
    expect(told).toMatchObject([
      { host: new URL(device.origin).host, status: 403, state: 'failing', userId: member.id },
      { host: new URL(device.origin).host, status: 403, state: 'dead', userId: member.id },
    ]);
    expect(JSON.stringify(logs)).not.toContain('/push/1');
    expect(await metrics.metrics()).toContain(
      'web_push_answers_total{service="other",outcome="refused",status="4xx",process="worker"} 3',
    );
  });
});

describe('one account', () => {
  test('gets at most as many calls as its limit; the rest stays in the inbox', async () => {
    let left = 2;
    const rateLimits: WebPushServices['rateLimits'] = {
      ...noRateLimits,
      count: async (name, key) => {
        if (name !== 'web-push') return { ok: true, usesLeft: 1 };
        expect(key).toBe(member.id);
        left -= 1;
        return left >= 0 ? { ok: true, usesLeft: left } : { ok: false, retryAfterMs: 1_000 };
      },
    };
    const sender = openSender({ rateLimits });
    for (let i = 0; i < 5; i += 1) await meeting();
    await scan(stack);
    await seconds(16);
    await sender.sendDue();
    await seconds(61);
    await sender.sendDue();
    expect(device.received).toHaveLength(2);
    expect(await stack.db.notification.count({ where: { userId: member.id } })).toBe(5);
  });

  test('gets a push of the first change of a meeting only; the others are in the inbox', async () => {
    const id = await meeting(90);
    for (let i = 1; i <= 3; i += 1) {
      await editMeeting(stack, id, { title: `이름 ${i}`, startsInMinutes: 90 + i });
      await scan(stack);
      await seconds(16);
      await openSender().sendDue();
    }
    await editMeeting(stack, id, { cancelled: true });
    await scan(stack);
    await seconds(16);
    await openSender().sendDue();
    const kinds = device.received.map(
      (push) => parseAnnouncementId((device.read(push) as { id: string }).id)?.kind,
    );
    expect(kinds).toEqual(['meeting_changed', 'meeting_cancelled']);
    expect(await stack.db.notification.count({ where: { userId: member.id } })).toBe(4);
  });

  test('gets at most six pushes an hour about one meeting, however often the leader moves it', async () => {
    const rateLimits = createRateLimits(stack.redis, defaultLimits);
    const moved = await meeting(9);
    const quiet = await meeting(9);
    for (let i = 1; i <= 10; i += 1) {
      await editMeeting(stack, moved, { startsInMinutes: 9 - i * 0.1 });
      await scan(stack);
      await seconds(16);
      await openSender({ rateLimits }).sendDue();
    }
    const told = device.received.map((push) => (device.read(push) as { url: string }).url);
    expect(told.filter((url) => url.startsWith(`/meetings/${moved}`))).toHaveLength(6);
    expect(told.filter((url) => url.startsWith(`/meetings/${quiet}`))).toHaveLength(1);
  });

  test('whose ten browsers hang causes at most thirty calls for forty meetings, and delays nobody else', async () => {
    const stranger = await createPerson(stack);
    const slow = await startService();
    slow.answer(null);
    await stack.pool.query('DELETE FROM push_subscriptions');
    for (let i = 0; i < 10; i += 1) await saveSubscription(stack.pool, member.id, slow.subscribe());
    await saveSubscription(stack.pool, stranger.id, device.subscription);
    for (let i = 0; i < 40; i += 1) await meeting();
    await createMeeting(stack, leader, [stranger], { startsInMinutes: 8 });
    await scan(stack);
    await seconds(16);
    const calls: string[] = [];
    const { promise: strangerIsCalled, resolve: callStranger } = Promise.withResolvers<void>();
    const send: WebPushClient = async ({ endpoint }) => {
      calls.push(endpoint);
      if (endpoint === device.subscription.endpoint) {
        callStranger();
        return { kind: 'sent', status: 201 };
      }
      // The slow calls end after the other account's call.
      await strangerIsCalled;
      return { kind: 'failed', status: null };
    };
    const sender = openSender({ send });
    await sender.sendDue();
    expect(calls.indexOf(device.subscription.endpoint)).toBeLessThanOrEqual(3);
    for (let i = 0; i < 5; i += 1) {
      await seconds(61);
      await sender.sendDue();
    }
    expect(calls.filter((endpoint) => endpoint.startsWith(slow.origin))).toHaveLength(30);
    await slow.close();
  });
});

test('a push service that fails for several accounts is not called for 30 s, and no subscription counts a failure', async () => {
  const members = await Promise.all(Array.from({ length: 6 }, () => createPerson(stack)));
  for (const { id } of members) await saveSubscription(stack.pool, id, device.subscribe());
  for (const one of members) await createMeeting(stack, leader, [one], { startsInMinutes: 9 });
  await scan(stack);
  await seconds(16);
  device.answer(503);
  // An outage uses up no rate limit.
  const sender = openSender({
    rateLimits: createRateLimits(stack.redis, {
      ...defaultLimits,
      'web-push': { uses: 6, seconds: 3_600 },
      'web-push-meeting': { uses: 1, seconds: 3_600 },
    }),
  });
  await sender.sendDue();
  expect(device.received).toHaveLength(6);
  // A notification that becomes due meanwhile.
  const late = await createPerson(stack);
  await saveSubscription(stack.pool, late.id, device.subscribe());
  await createMeeting(stack, leader, [late], { startsInMinutes: 9 });
  await scan(stack);
  for (let i = 1; i <= 3; i += 1) {
    await seconds(61);
    await sender.sendDue();
    expect(device.received).toHaveLength(5 + i);
    // After 30 s one probe is sent.
    await seconds(31);
    uptime += 31_000;
    await sender.sendDue();
    expect(device.received).toHaveLength(6 + i);
  }
  const { _max: most } = await stack.db.pushSubscription.aggregate({ _max: { failedCount: true } });
  expect(most.failedCount).toBe(1);
  device.answer(201);
  uptime += 31_000;
  await sender.sendDue();
  await seconds(61);
  await sender.sendDue();
  await seconds(61);
  await sender.sendDue();
  expect(await stack.db.notification.count({ where: { webPushedAt: { not: null } } })).toBe(7);
});

test('two workers send each push once', async () => {
  for (let i = 0; i < 8; i += 1) await meeting();
  await scan(stack);
  await seconds(16);
  const senders = [openSender(), openSender()];
  await Promise.all(senders.map((sender) => sender.sendDue()));
  await Promise.all(senders.map((sender) => sender.sendDue()));
  expect(device.received).toHaveLength(8);
});

async function stateOf({ subscription: { endpoint } }: PushService) {
  const row = await stack.db.pushSubscription.findUnique({ where: { endpoint } });
  if (!row) return null;
  return {
    failedCount: row.failedCount,
    isDead: row.deadAt !== null,
    retryIn: row.retryAt && (row.retryAt.getTime() - Date.now()) / 1_000,
  };
}

test('concurrent processes create the keys once', async () => {
  await stack.pool.query('DELETE FROM vapid_keys');
  const keys = await Promise.all(Array.from({ length: 5 }, () => loadVapidKeys(stack.db)));
  expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1);
  vapid = await loadVapidKeys(stack.db);
});
