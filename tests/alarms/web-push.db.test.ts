import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseAnnouncementId } from '../../src/alarms/alarm.ts';
import { markAllRead } from '../../src/alarms/inbox-repository.ts';
import { loadVapidKeys } from '../../src/alarms/index.ts';
import { type EndpointRule, isPublicAddress } from '../../src/alarms/push-endpoint.ts';
import { saveSubscription } from '../../src/alarms/push-repository.ts';
import { sendWebPushes } from '../../src/alarms/send-web-pushes.ts';
import { markSeen } from '../../src/alarms/socket-repository.ts';
import { createWebPushClient, type VapidKeys } from '../../src/alarms/web-push-client.ts';
import { koreanTime } from '../../src/platform/korean-date.ts';
import { createRecordingEmitter, editMeeting, leave, passTime, scan } from '../support/alarms.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { type PushService, startPushService, vapidClaims } from '../support/push-service.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const loopback: EndpointRule = {
  protocols: ['http:'],
  isAllowedAddress: () => true,
  isAnyPortAllowed: true,
};

let stack: TestStack;
let vapid: VapidKeys;
let leader: TestPerson;
let member: TestPerson;
let device: PushService;

beforeAll(async () => {
  stack = await openTestStack();
  vapid = await loadVapidKeys(stack.db);
  leader = await createPerson(stack);
});
beforeEach(async () => {
  await stack.pool.query('DELETE FROM meetings; DELETE FROM push_subscriptions');
  member = await createPerson(stack);
  device = await startPushService();
  await saveSubscription(stack.pool, member.id, device.subscription);
});
afterEach(() => device.close());
afterAll(() => stack.close());

const meeting = (startsIn = 8) => createMeeting(stack, leader, [member], { startsIn, title: '달과 6펜스' });
const fallBack = () =>
  sendWebPushes({
    ...stack,
    send: createWebPushClient({ vapid, subject: 'mailto:operator@bookmoim.example', rule: loopback }),
  });
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
    const second = await startPushService();
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
    await markSeen(stack.pool, [{ userId: member.id, announcement, isOpened: false }]);
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
    const second = await startPushService();
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

  test.for([429, 500, 302])(
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
    await expect(sendWebPushes({ ...stack, send: dies })).rejects.toThrow('killed');
    expect(await fallBack()).toBe(0);
    await seconds(61);
    expect(await fallBack()).toBe(1);
  });

  test('is not forgotten because of what is wrong with us', async () => {
    await due();
    const send = createWebPushClient({ vapid, subject: 'nobody', rule: loopback });
    await expect(sendWebPushes({ ...stack, send })).rejects.toThrow('subject');
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

  test('whose name leads into our own network is not called', async () => {
    const endpoint = device.subscription.endpoint.replace('127.0.0.1', 'push.example');
    const call = (isAllowedAddress: EndpointRule['isAllowedAddress']) =>
      createWebPushClient({
        vapid,
        subject: 'mailto:operator@bookmoim.example',
        rule: { ...loopback, isAllowedAddress },
        resolveName: (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
      })({ ...device.subscription, endpoint }, { payload: '{}', ttl: 60 });
    expect(await call(isPublicAddress)).toBe('failed');
    expect(device.received).toEqual([]);
    expect(await call(() => true)).toBe('sent');
  });
});

test('the keys are made once, by whoever is first', async () => {
  await stack.pool.query('DELETE FROM vapid_keys');
  const keys = await Promise.all(Array.from({ length: 5 }, () => loadVapidKeys(stack.db)));
  expect(new Set(keys.map(({ publicKey }) => publicKey)).size).toBe(1);
  vapid = await loadVapidKeys(stack.db);
});
