import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseAnnouncementId } from '../../src/alarms/alarm.ts';
import { markAllRead } from '../../src/alarms/inbox-repository.ts';
import { loadVapidKeys } from '../../src/alarms/index.ts';
import { acknowledge } from '../../src/alarms/open-notification-repository.ts';
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

const meeting = (startsIn = 8) => createMeeting(stack, leader, [member], { startsIn, title: '달과 6펜스' });
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
/** A worker's sender: what it knows of hosts lasts as long as it. */
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

describe('an alarm that no page has received for fifteen seconds', () => {
  test('goes to the device, encrypted and signed, once', async () => {
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
    // Of no use after the start: the push service need not keep it longer.
    expect(Number(push?.headers.ttl)).toBeGreaterThan(7 * 60);
    expect(Number(push?.headers.ttl)).toBeLessThan(8 * 60);
    expect(vapidClaims(push?.headers.authorization, vapid.publicKey)).toMatchObject({
      aud: new URL(device.subscription.endpoint).origin,
      sub: 'mailto:operator@bookmoim.example',
    });
  });

  test('goes to each device of hers', async () => {
    const second = await startService();
    await saveSubscription(stack.pool, member.id, second.subscription);
    await meeting();
    await scan(stack);
    await seconds(16);
    await fallBack();
    expect([device.received.length, second.received.length]).toEqual([1, 1]);
    await second.close();
  });

  test('does not go when a page has said meanwhile that it has it', async () => {
    await meeting();
    const { alarms } = await scan(stack);
    const announcement = parseAnnouncementId(alarms[0]?.id ?? '');
    if (!announcement) throw new Error('no alarm');
    await acknowledge(stack.pool, [{ userId: member.id, announcement, isOpened: false }]);
    await seconds(20);
    expect(await fallBack()).toBe(0);
    expect(device.received).toEqual([]);
  });

  test('does not go when she has read her inbox meanwhile', async () => {
    await meeting();
    await scan(stack);
    await markAllRead(stack.db, member.id);
    await seconds(20);
    expect(await fallBack()).toBe(0);
  });

  test('does not go when the meeting began, was cancelled or moved, or she left or muted it', async () => {
    const [, cancelled, moved, left, muted] = [
      await meeting(0.1),
      await meeting(),
      await meeting(),
      await meeting(),
      await meeting(),
    ] as const;
    await scan(stack);
    await editMeeting(stack, cancelled, { cancelled: true });
    await editMeeting(stack, moved, { startsIn: 60 });
    await leave(stack, left, member.id);
    await stack.pool.query('INSERT INTO meeting_mutes (user_id, meeting_id) VALUES ($1, $2)', [
      member.id,
      muted,
    ]);
    await seconds(20);
    expect(await fallBack()).toBe(0);
  });

  test('goes to the device while Redis takes nothing, and not once more when Redis is back', async () => {
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

  test('does not go to a device whose session a new password ended, until she is back there', async () => {
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

  test('is tried again at the device whose push service failed, and not at the other one', async () => {
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

  test('does not go to who never subscribed', async () => {
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

  test.for([404, 410])('that answers %s is forgotten', async (status) => {
    await due();
    device.answer(status);
    expect(await fallBack()).toBe(0);
    expect(await subscriptions()).toBe(0);
  });

  test.for([429, 500, 503])(
    'that answers %s is asked again a minute later, three times in all',
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

  test('that is back within the minute gets it then', async () => {
    await due();
    device.answer(503);
    await fallBack();
    device.answer(201);
    await seconds(61);
    expect(await fallBack()).toBe(1);
  });

  test('of a worker that died while calling it is called a minute later', async () => {
    await due();
    const dies = () => Promise.reject(new Error('killed'));
    await expect(openSender({ send: dies }).sendDue()).rejects.toThrow('killed');
    expect(await fallBack()).toBe(0);
    await seconds(61);
    expect(await fallBack()).toBe(1);
  });

  test('is not forgotten because of what is wrong with us', async () => {
    await due();
    await expect(openSender({ send: clientOf('nobody') }).sendDue()).rejects.toThrow('subject');
    expect(await subscriptions()).toBe(1);
    await seconds(61);
    expect(await fallBack()).toBe(1);
  });

  test('whose keys are none is forgotten', async () => {
    await saveSubscription(stack.pool, member.id, { ...device.subscription, p256dh: 'B'.repeat(87) });
    await due();
    await fallBack();
    expect(await subscriptions()).toBe(0);
  });

  test('that is not on the list any more is not called, and its subscription goes', async () => {
    await due();
    origins.length = 0;
    expect(await fallBack()).toBe(0);
    expect([device.received.length, await subscriptions()]).toEqual([0, 0]);
  });

  test.for([400, 401, 403, 413, 302])(
    'that answers %s is not asked again for the same alarm, and after three alarms never again',
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

  test('that failed three times in a row is not asked again until the browser subscribes anew', async () => {
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

  test('that works again after two failures may fail twice more', async () => {
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

  test.for([429, 503])('that answers %s with Retry-After is left alone for so long', async (status) => {
    await meeting(9);
    await scan(stack);
    await seconds(16);
    device.answer(status, { 'retry-after': '150' });
    await fallBack();
    device.answer(201);
    await seconds(130);
    expect(await fallBack()).toBe(0);
    // Another alarm does not call it earlier either.
    await due();
    expect(await fallBack()).toBe(0);
    expect(device.received).toHaveLength(1);
    await seconds(20);
    expect(await fallBack()).toBe(2);
    expect(await stateOf(device)).toMatchObject({ failedCount: 0, isDead: false, retryIn: null });
  });

  test('cannot ask to be left alone for longer than a day', async () => {
    await due();
    device.answer(429, { 'retry-after': '999999999' });
    await fallBack();
    expect((await stateOf(device))?.retryIn).toBeLessThanOrEqual(24 * 3_600);
  });

  test('is logged once for each change of a subscription, by status and host and without the endpoint', async () => {
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
  test('is called for at most as often as its limit says; the rest stays in the inbox', async () => {
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

  test('is told of one meeting at most six times an hour, however often its leader moves it', async () => {
    const rateLimits = createRateLimits(stack.redis, defaultLimits);
    const moved = await meeting(9);
    const quiet = await meeting(9);
    for (let i = 1; i <= 10; i += 1) {
      await editMeeting(stack, moved, { title: `옮긴 모임 ${i}` });
      await scan(stack);
      await seconds(16);
      await openSender({ rateLimits }).sendDue();
    }
    const told = device.received.map((push) => (device.read(push) as { url: string }).url);
    expect(told.filter((url) => url.startsWith(`/meetings/${moved}`))).toHaveLength(6);
    expect(told.filter((url) => url.startsWith(`/meetings/${quiet}`))).toHaveLength(1);
  });

  test('whose ten browsers hang makes at most thirty calls for forty meetings, and nobody else waits', async () => {
    const stranger = await createPerson(stack);
    const slow = await startService();
    slow.answer(null);
    await stack.pool.query('DELETE FROM push_subscriptions');
    for (let i = 0; i < 10; i += 1) await saveSubscription(stack.pool, member.id, slow.subscribe());
    await saveSubscription(stack.pool, stranger.id, device.subscription);
    for (let i = 0; i < 40; i += 1) await meeting();
    await createMeeting(stack, leader, [stranger], { startsIn: 8 });
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
      // The slow ones end after she was called: nobody waits for them.
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

test('a push service that fails for several accounts is left alone for half a minute, and its browsers are not blamed', async () => {
  const members = await Promise.all(Array.from({ length: 6 }, () => createPerson(stack)));
  for (const { id } of members) await saveSubscription(stack.pool, id, device.subscribe());
  for (const one of members) await createMeeting(stack, leader, [one], { startsIn: 9 });
  await scan(stack);
  await seconds(16);
  device.answer(503);
  // An outage uses up no limit either.
  const sender = openSender({
    rateLimits: createRateLimits(stack.redis, {
      ...defaultLimits,
      'web-push': { uses: 6, seconds: 3_600 },
      'web-push-meeting': { uses: 1, seconds: 3_600 },
    }),
  });
  await sender.sendDue();
  expect(device.received).toHaveLength(6);
  // One that becomes due meanwhile.
  const late = await createPerson(stack);
  await saveSubscription(stack.pool, late.id, device.subscribe());
  await createMeeting(stack, leader, [late], { startsIn: 9 });
  await scan(stack);
  for (let i = 1; i <= 3; i += 1) {
    await seconds(61);
    await sender.sendDue();
    expect(device.received).toHaveLength(5 + i);
    // Half a minute later one probe leaves.
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

test('two workers send a push once', async () => {
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

test('the keys are made once, by whoever is first', async () => {
  await stack.pool.query('DELETE FROM vapid_keys');
  const keys = await Promise.all(Array.from({ length: 5 }, () => loadVapidKeys(stack.db)));
  expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1);
  vapid = await loadVapidKeys(stack.db);
});
