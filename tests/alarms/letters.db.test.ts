import supertest from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { announcementId, parseAnnouncementId } from '../../src/alarms/alarm.ts';
import { claimLetters } from '../../src/alarms/letter-claim-repository.ts';
import { acknowledge } from '../../src/alarms/notification-acknowledge-repository.ts';
import { saveSubscription } from '../../src/alarms/push-subscription-repository.ts';
import { type LetterServices, sendLetters } from '../../src/alarms/send-letters.ts';
import { unsubscribeToken, unsubscribeUrl } from '../../src/alarms/unsubscribe-token.ts';
import type { Letter } from '../../src/platform/letter.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createMailer } from '../../src/platform/mail.ts';
import type { MailApi } from '../../src/platform/mail-api-transport.ts';
import { createRateLimits, defaultLimits, noRateLimits } from '../../src/platform/rate-limits/index.ts';
import { asPerson } from '../meetings/plan-form.ts';
import { createRecordingEmitter, leave, passTime, scan } from '../support/alarms.ts';
import { createTestApp, type TestApp, testOrigin } from '../support/app.ts';
import { startFakeSmtp } from '../support/fake-smtp.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson, testSecret } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let member: TestPerson;
let letters: Letter[] = [];
beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack);
});
beforeEach(async () => {
  await stack.pool.query('DELETE FROM meetings');
  letters = [];
  member = await createPerson(stack);
  await stack.db.user.update({ where: { id: member.id }, data: { emailConfirmedAt: new Date() } });
  await wish({});
});
afterAll(() => stack.close());

const emailOf = async ({ id }: TestPerson) =>
  (await stack.db.user.findUniqueOrThrow({ where: { id } })).email;
const wish = (fields: { letters?: boolean; quietFrom?: number; quietTo?: number }) => {
  const preference = {
    leadMinutes: 10,
    sound: true,
    letters: true,
    quietFrom: null,
    quietTo: null,
    ...fields,
  };
  return stack.db.alarmPreference.upsert({
    where: { userId: member.id },
    create: { userId: member.id, ...preference },
    update: preference,
  });
};
const meeting = (startsInMinutes = 8) =>
  createMeeting(stack, leader, [member], { startsInMinutes, title: '달과 6펜스' });
const servicesWith = (given: Partial<LetterServices> = {}): LetterServices => ({
  pool: stack.pool,
  log: createLogger({ level: 'silent', name: 'test' }),
  mailer: { send: async (letter) => void letters.push(letter) },
  rateLimits: noRateLimits,
  origin: testOrigin,
  secrets: [testSecret],
  ...given,
});
const send = (given: Partial<LetterServices> = {}) => sendLetters(servicesWith(given));
/** A meeting whose alarm went out a minute ago and did not arrive. @returns the alarm */
async function unheard(startsInMinutes = 8) {
  await meeting(startsInMinutes + 1);
  const emitter = createRecordingEmitter();
  await scan(stack, emitter);
  await passTime(stack, 1);
  const pushed = parseAnnouncementId(emitter.pushedTo(member.id)[0] ?? '');
  if (!pushed) throw new Error('no alarm was pushed');
  return { ...pushed, startsAt: new Date(pushed.startsAt.getTime() - 60_000) };
}

describe('an alarm goes by letter', () => {
  test('when no page and no device got it, once', async () => {
    const id = announcementId(await unheard());
    expect(await send()).toBe(1);
    expect(letters).toEqual([
      {
        to: await emailOf(member),
        subject: '[책모임] 모임이 곧 시작해요',
        text: expect.stringMatching(/‘달과 6펜스’ 모임이 .+에 시작해요\./),
        headers: {
          'List-Unsubscribe': expect.stringMatching(
            /^<http:\/\/localhost:3000\/alarms\/letters\/end\?token=\d+\.[^>]+>$/,
          ),
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          'Message-ID': expect.stringMatching(/^<alarm-\d+-\d+@localhost>$/),
        },
      },
    ]);
    expect(letters[0]?.text).toContain(`/chat?alarm=${id}`);
    await passTime(stack, 2);
    expect(await send()).toBe(0);
  });

  test('with the headers of a one-click unsubscription, by SMTP and by a mail service', async () => {
    const smtp = await startFakeSmtp();
    const posted: { headers?: Record<string, string> }[] = [];
    const api: MailApi = {
      url: 'https://mail.example/send',
      key: 'key',
      fetch: async (_url, init) => {
        posted.push(JSON.parse(String(init?.body)));
        return new Response('{}');
      },
    };
    const rest = {
      from: 'site@example.com',
      isDevelopment: false,
      log: createLogger({ level: 'silent', name: 'test' }),
    };
    const mailers = [
      createMailer({ ...rest, smtpUrl: smtp.url }),
      createMailer({ ...rest, smtpUrl: undefined, api }),
    ];
    for (const mailer of mailers) {
      if (!mailer) throw new Error('no mailer');
      await stack.pool.query('DELETE FROM meetings');
      await unheard();
      expect(await send({ mailer })).toBe(1);
    }
    await smtp.close();
    const [sent, byApi] = [smtp.letters[0]?.headers, new Map(Object.entries(posted[0]?.headers ?? {}))];
    for (const [name, value] of [
      ['List-Unsubscribe', `<${unsubscribeUrl(testOrigin, unsubscribeToken(member.id, [testSecret]))}>`],
      ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
    ] as const)
      expect([sent?.get(name.toLowerCase()), byApi.get(name)], name).toEqual([value, value]);
  });

  test('once under two workers', async () => {
    await unheard();
    expect((await Promise.all([send(), send(), send()])).reduce((a, b) => a + b)).toBe(1);
    expect(letters).toHaveLength(1);
  });

  test('again after a worker died between the claim and the letter', async () => {
    await unheard();
    expect(await claimLetters(stack.pool, 10)).toHaveLength(1);
    expect(await send()).toBe(0);
    await passTime(stack, 1.1);
    expect(await send()).toBe(1);
  });

  test('again after a minute when the mail server refused it, three times at most, with one id', async () => {
    await unheard();
    const ids = new Set<string | undefined>();
    const refuse: LetterServices['mailer'] = {
      send: async (letter) => {
        letters.push(letter);
        ids.add(letter.headers?.['Message-ID']);
        throw new Error('no');
      },
    };
    for (let i = 0; i < 5; i += 1) {
      expect(await send({ mailer: refuse })).toBe(0);
      await passTime(stack, 1.1);
    }
    expect([letters.length, ids.size]).toEqual([3, 1]);
  });

  test.each([
    [0, 1],
    [2, 1],
    [90, 0],
  ])('if the worker was away for %i minutes, %i letters are sent', async (minutes, count) => {
    await meeting(minutes === 90 ? 8 : 9 + minutes);
    await passTime(stack, minutes);
    await scan(stack);
    await passTime(stack, 1);
    expect(await send()).toBe(count);
  });

  test('about a cancelled meeting, whose title is in the text only', async () => {
    const id = await meeting(300);
    await stack.pool.query('UPDATE meetings SET cancelled_at = now(), version = version + 1 WHERE id = $1', [
      id,
    ]);
    await scan(stack);
    await passTime(stack, 1);
    expect(await send()).toBe(1);
    expect(letters[0]).toMatchObject({
      subject: '[책모임] 모임이 취소되었어요',
      text: expect.stringContaining('‘달과 6펜스’ 모임이 취소되었어요.'),
    });
  });
});

describe('no letter goes', () => {
  test('to a person who did not ask for letters, or whose address is not confirmed', async () => {
    await wish({ letters: false });
    await unheard();
    expect(await send()).toBe(0);
    await wish({ letters: true });
    await stack.db.user.update({ where: { id: member.id }, data: { emailConfirmedAt: null } });
    expect(await send()).toBe(0);
  });

  test('to an account that is suspended, or whose person left the service', async () => {
    await unheard();
    const change = (data: { suspendedUntil?: Date | null; leftAt?: Date | null }) =>
      stack.db.user.update({ where: { id: member.id }, data });
    await change({ suspendedUntil: new Date(Date.now() + 86_400_000) });
    expect(await send()).toBe(0);
    await change({ suspendedUntil: new Date(Date.now() - 60_000), leftAt: new Date() });
    expect(await send()).toBe(0);
    await change({ leftAt: null });
    expect(await send()).toBe(1);
  });

  test('when a page acknowledged the alarm', async () => {
    const announcement = await unheard();
    await acknowledge(stack.pool, [{ userId: member.id, announcement, isOpened: false }]);
    expect(await send()).toBe(0);
  });

  test('while a page still has time to acknowledge', async () => {
    await meeting();
    await scan(stack);
    expect(await send()).toBe(0);
  });

  test('while a push is due, or after a push service took it, but when all pushes failed', async () => {
    await saveSubscription(stack.pool, member.id, {
      endpoint: 'https://fcm.googleapis.com/fcm/send/x',
      p256dh: 'x',
      auth: 'x',
    });
    await unheard();
    expect(await send()).toBe(0);
    await stack.pool.query('UPDATE notifications SET web_push_due_at = NULL, web_pushed_at = now()');
    expect(await send()).toBe(0);
    await stack.pool.query('UPDATE notifications SET web_pushed_at = NULL');
    expect(await send()).toBe(1);
  });

  test('after the person left, in her quiet hours, and from the start on', async () => {
    await unheard();
    const seoulMinute = Math.floor(Date.now() / 60_000 + 9 * 60);
    await wish({ quietFrom: (seoulMinute - 60) % 1_440, quietTo: (seoulMinute + 60) % 1_440 });
    expect(await send()).toBe(0);
    await wish({});
    await leave(stack, (await stack.db.meeting.findFirstOrThrow()).id, member.id);
    expect(await send()).toBe(0);
    await unheard(2);
    await passTime(stack, 3);
    expect(await send()).toBe(0);
  });

  test('beyond the limits of a day', async () => {
    const rateLimits = createRateLimits(stack.redis, {
      ...defaultLimits,
      'alarm-letter': { uses: 1, seconds: 3_600 },
    });
    await unheard();
    expect(await send({ rateLimits })).toBe(1);
    await unheard();
    expect(await send({ rateLimits })).toBe(0);
    await passTime(stack, 2);
    expect(await send()).toBe(0);
  });
});

describe('letters end', () => {
  const path = (token = unsubscribeToken(member.id, [testSecret])) =>
    `/alarms/letters/end?token=${encodeURIComponent(token)}`;
  const areOn = async () =>
    (await stack.db.alarmPreference.findUniqueOrThrow({ where: { userId: member.id } })).letters;
  /** A mail program: no cookie, no Origin. */
  const mailProgram = () => supertest(app.app);

  test('at once by one POST of a mail program, without a session and an Origin', async () => {
    await unheard();
    const { headers } = await mailProgram()
      .post(path())
      .type('form')
      .send({ 'List-Unsubscribe': 'One-Click' })
      .expect(200);
    expect(headers['set-cookie']).toBeUndefined();
    expect(await areOn()).toBe(false);
    expect(await send()).toBe(0);
  });

  test('not by opening the address, whose page has a button that leads back to it', async () => {
    const page = await asPerson(app, null).get(path()).expect(200);
    expect(page.text).toContain('그만 받기');
    expect(await areOn()).toBe(true);
    const { headers } = await asPerson(app, null).post(path(), { from: 'page' }).expect(303);
    expect(headers.location).toBe(path());
    expect((await asPerson(app, null).get(path()).expect(200)).text).toContain(
      '이제 알림을 메일로 보내지 않아요',
    );
    expect(await areOn()).toBe(false);
  });

  test.each(['', '1', '1.x', `1.${'A'.repeat(43)}`])('not with the token "%s"', async (token) => {
    await asPerson(app, null).get(path(token)).expect(404);
    await asPerson(app, null).post(path(token)).expect(404);
    expect(await areOn()).toBe(true);
  });

  test('not with the token of another person', async () => {
    const [, mac] = unsubscribeToken(leader.id, [testSecret]).split('.');
    await asPerson(app, null)
      .post(path(`${member.id}.${mac}`))
      .expect(404);
    expect(await areOn()).toBe(true);
  });
});

describe('the settings', () => {
  const page = () => asPerson(app, member).get('/settings').expect(200);
  const box = /<input type="checkbox" name="letters" value="on"( checked)?/;

  test('ask for letters with a box that is not ticked at first', async () => {
    await stack.db.alarmPreference.delete({ where: { userId: member.id } });
    expect(box.exec((await page()).text)?.[1]).toBeUndefined();
    await asPerson(app, member).post('/settings', { leadMinutes: '10', letters: 'on' }).expect(303);
    expect(box.exec((await page()).text)?.[1]).toBe(' checked');
    await asPerson(app, member).post('/settings', { leadMinutes: '10' }).expect(303);
    expect(box.exec((await page()).text)?.[1]).toBeUndefined();
  });
});
