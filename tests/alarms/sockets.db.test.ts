import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Alarm } from '../../src/alarms/alarm.ts';
import { createAlarmEmitter } from '../../src/alarms/index.ts';
import { channelPrefix } from '../../src/platform/redis.ts';
import { type AlarmClient, openAlarms } from '../support/alarm-sockets.ts';
import { createRecordingEmitter, passTime, scan } from '../support/alarms.ts';
import { type ChatServer, enterChat, startChatServer } from '../support/chat.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, createSession, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
/** Two web processes of one site. */
let servers: [ChatServer, ChatServer];
let leader: TestPerson;
let member: TestPerson;
let stranger: TestPerson;
const clients: AlarmClient[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  const alarmTiming = { catchUpMs: 100, recheckMs: 100 };
  servers = [await startChatServer(stack, { alarmTiming }), await startChatServer(stack, { alarmTiming })];
});
beforeEach(async () => {
  [leader, member, stranger] = await Promise.all([
    createPerson(stack),
    createPerson(stack),
    createPerson(stack),
  ]);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await stack.pool.query('DELETE FROM meetings; DELETE FROM alarm_preferences');
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await stack.close();
});

const open = async (person: Pick<TestPerson, 'cookie'>, server = servers[0]) => {
  const client = await openAlarms(server, person);
  clients.push(client);
  return client;
};
const meeting = (startsInMinutes = 5) => createMeeting(stack, leader, [member], { startsInMinutes });
/** Runs the worker's scan and pushes to the web processes through Redis. */
const announce = () => scan(stack, createAlarmEmitter(stack.redis, channelPrefix(stack.redisUrl)));
const rowOf = async (person: TestPerson) => {
  const { rows } = await stack.pool.query<{ received: boolean; opened: boolean; read: boolean }>(
    `SELECT received_at IS NOT NULL AS received, opened_at IS NOT NULL AS opened, read_at IS NOT NULL AS read
     FROM notifications WHERE user_id = $1`,
    [person.id],
  );
  return rows[0];
};

/**
 * Lets PostgreSQL refuse one write to a table with this error code. A sequence counts the writes,
 * because it survives the rollback.
 */
async function refuseOnce(write: 'UPDATE ON notifications' | 'INSERT ON meeting_entrances', code: string) {
  await stack.owner.query(
    `CREATE SEQUENCE refused_writes;
     GRANT USAGE, SELECT ON SEQUENCE refused_writes TO PUBLIC;
     CREATE FUNCTION refuse_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF nextval('refused_writes') = 1 THEN RAISE EXCEPTION 'refused' USING ERRCODE = '${code}'; END IF;
       RETURN NEW;
     END $$;
     CREATE TRIGGER refuse_once BEFORE ${write} FOR EACH ROW EXECUTE FUNCTION refuse_once()`,
  );
  onTestFinished(async () => {
    await stack.owner.query('DROP FUNCTION refuse_once CASCADE; DROP SEQUENCE refused_writes');
  });
  return async () => {
    const { rows } = await stack.pool.query<{ writes: number }>(
      'SELECT CASE WHEN is_called THEN last_value ELSE 0 END::int AS writes FROM refused_writes',
    );
    return rows[0]?.writes ?? 0;
  };
}

describe('a handshake', () => {
  test('is refused without a valid session', async () => {
    await expect(openAlarms(servers[0], null)).rejects.toEqual({ code: 'unauthenticated' });
    await expect(openAlarms(servers[0], { cookie: 'sid=s%3Aforged.signature' })).rejects.toEqual({
      code: 'unauthenticated',
    });
  });

  test('is refused for a session of an older epoch', async () => {
    await stack.pool.query('UPDATE users SET session_epoch = 1 WHERE id = $1', [member.id]);
    await expect(openAlarms(servers[0], member)).rejects.toEqual({ code: 'unauthenticated' });
  });

  test('is refused for a page of another site', async () => {
    await expect(openAlarms(servers[0], member, { origin: 'https://evil.example' })).rejects.toThrow();
  });

  test('admits ten pages of one person, even all at once, and one more when one has closed', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 14 }, () => open(member)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'too_many_connections' },
    });
    await open(stranger);
    const [first] = clients;
    first?.close();
    await expect
      .poll(() =>
        open(member).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
  });
});

describe('an alarm', () => {
  test('reaches every page of every member on all processes, and nobody else', async () => {
    const pages = await Promise.all([open(member), open(member, servers[1]), open(leader, servers[1])]);
    const outsider = await open(stranger);
    const id = await meeting();
    const { alarms } = await announce();
    await Promise.all(
      pages.map((page) => page.until(() => page.alarms.length > 0 && page.unread.at(-1) === 1)),
    );
    for (const page of pages) expect(page.alarms).toEqual(alarms);
    expect(alarms).toMatchObject([{ kind: 'starting_soon', meetingId: String(id), minutesLeft: 5 }]);
    expect(outsider.alarms).toEqual([]);
    expect(outsider.unread).toEqual([0]);
  });

  test('of the last hour is sent when a member opens a page', async () => {
    const id = await meeting();
    await announce();
    const page = await open(member);
    expect(page.alarms).toMatchObject([{ meetingId: String(id), minutesLeft: 5 }]);
    expect(page.unread).toEqual([1]);
  });

  test('older than an hour, read, of an old start, or late is in the inbox only', async () => {
    await meeting(58);
    await stack.pool.query('INSERT INTO alarm_preferences (user_id, lead_minutes) VALUES ($1, 60)', [
      member.id,
    ]);
    await announce();
    await passTime(stack, 61);
    const begun = await meeting(-2);
    await stack.pool.query(
      `UPDATE memberships SET joined_at = now() - interval '1 hour' WHERE meeting_id = $1`,
      [begun],
    );
    const moved = await meeting();
    await announce();
    await stack.pool.query(`UPDATE meetings SET starts_at = starts_at + interval '1 minute' WHERE id = $1`, [
      moved,
    ]);
    const page = await open(member);
    expect(page.alarms).toEqual([]);
    expect(page.unread).toEqual([3]);
    await stack.pool.query('UPDATE notifications SET read_at = now() WHERE user_id = $1', [member.id]);
    expect((await open(member)).unread).toEqual([0]);
  });

  test('is not sent to a person who opens a page in her quiet hours', async () => {
    await meeting();
    await announce();
    await stack.pool.query(
      `INSERT INTO alarm_preferences (user_id, lead_minutes, quiet_from, quiet_to)
       SELECT $1, 10, m, mod(m + 60, 1440) FROM (SELECT extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 AS m) x`,
      [member.id],
    );
    const page = await open(member);
    expect([page.alarms, page.unread]).toEqual([[], [1]]);
  });

  test('that arrived through Redis is not sent again by the search for lost ones', async () => {
    const page = await open(member);
    await meeting();
    await announce();
    await page.until(() => page.alarms.length === 1);
    await meeting();
    await scan(stack, createRecordingEmitter());
    await stack.pool.query(`UPDATE notifications SET pushed_at = pushed_at - interval '5 seconds'`);
    // The search that finds the lost one finds both.
    await page.until(() => page.alarms.length > 1);
    expect(new Set(page.alarms.map(({ id }) => id)).size).toBe(page.alarms.length);
  });

  test('that Redis lost is sent once by the web process', async () => {
    const page = await open(member);
    for (const count of [1, 2]) {
      await meeting();
      await scan(stack, createRecordingEmitter());
      await stack.pool.query(`UPDATE notifications SET pushed_at = pushed_at - interval '5 seconds'`);
      // The search that finds the second one finds the first one too.
      await page.until(() => page.alarms.length >= count);
    }
    expect(page.alarms).toHaveLength(2);
    expect(new Set(page.alarms.map(({ id }) => id)).size).toBe(2);
  });
});

test('an alarm that Redis refused is sent by the web process, to open pages and to new ones', async () => {
  const here = await open(member);
  await meeting();
  const away = { push: () => Promise.reject(new Error('away')), inboxChanged: async () => {} };
  await expect(scan(stack, away)).rejects.toThrow('away');
  const there = await open(member, servers[1]);
  await there.until(() => there.alarms.length === 1);
  await stack.pool.query(`UPDATE notifications SET created_at = created_at - interval '6 seconds'`);
  await here.until(() => here.alarms.length === 1);
  expect([...here.alarms, ...there.alarms].map(({ id }) => id)).toEqual(Array(2).fill(here.alarms[0]?.id));
});

test('an alarm for no people reaches nobody', async () => {
  const page = await open(member);
  await meeting();
  const { alarms } = await scan(stack, createRecordingEmitter());
  const emitter = createAlarmEmitter(stack.redis, channelPrefix(stack.redisUrl));
  const [alarm] = alarms as [Alarm];
  await emitter.push({ ...alarm, id: 'for-nobody' }, []);
  await emitter.push({ ...alarm, id: 'for-her' }, [member.id]);
  await page.until(() => page.alarms.some(({ id }) => id === 'for-her'));
  expect(page.alarms.map(({ id }) => id)).not.toContain('for-nobody');
});

describe('a report of a page about an alarm', () => {
  test('is stored although a worker locks the row longer than the lock timeout', async () => {
    const page = await open(member);
    await meeting();
    const { alarms } = await announce();
    const writes = await refuseOnce('UPDATE ON notifications', '55P03');
    expect(await page.say(alarms[0]?.id ?? '', 'received')).toEqual({ ok: true });
    expect(await writes()).toBe(2);
    expect(await rowOf(member)).toEqual({ received: true, opened: false, read: false });
  });

  test('is stored: received, then opened, which reads it on all pages', async () => {
    const [here, there] = [await open(member), await open(member, servers[1])];
    await meeting();
    const { alarms } = await announce();
    const id = alarms[0]?.id ?? '';
    await Promise.all([here, there].map((page) => page.until(() => page.unread.at(-1) === 1)));
    expect(await here.say(id, 'received')).toEqual({ ok: true });
    expect(await rowOf(member)).toEqual({ received: true, opened: false, read: false });
    expect(await here.say(id, 'opened')).toEqual({ ok: true });
    expect(await rowOf(member)).toEqual({ received: true, opened: true, read: true });
    await Promise.all([here, there].map((page) => page.until(() => page.unread.at(-1) === 0)));
    expect(await rowOf(leader)).toEqual({ received: false, opened: false, read: false });
  });

  test.for([
    ['an unknown id', { id: 'starting_soon-x', stage: 'received' }],
    ['an unknown stage', { id: 'starting_soon-1-1', stage: 'eaten' }],
    ['no id', { stage: 'received' }],
    ['nothing', undefined],
    ['a number', 7],
    ['a list', []],
    ['an id that is an object', { id: { $gt: '' }, stage: 'received' }],
    ['a time past all calendars', { id: 'starting_soon-1-9999999999999999', stage: 'received' }],
  ])('is refused when it is %s', async ([, payload]) => {
    const page = await open(member);
    expect(await page.socket.timeout(5_000).emitWithAck('alarm:seen', payload)).toEqual({
      ok: false,
      code: 'invalid',
    });
  });

  test('about an alarm of another person changes nothing', async () => {
    await meeting();
    const { alarms } = await announce();
    const page = await open(stranger);
    expect(await page.say(alarms[0]?.id ?? '', 'opened')).toEqual({ ok: true });
    expect(await rowOf(member)).toEqual({ received: false, opened: false, read: false });
  });

  test('is limited to 200 per socket', async () => {
    const page = await open(member);
    const answers = await Promise.all(
      Array.from({ length: 210 }, (_, i) => page.say(`starting_soon-${i + 1}-1`, 'received')),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(200);
    expect(answers.at(-1)).toEqual({ ok: false, code: 'rate_limited' });
    expect(await page.say('starting_soon-1-1', 'received')).toEqual({ ok: true });
  });
});

describe('a page is disconnected', () => {
  test('when its session is logged out, and another session of the same person stays', async () => {
    const other = await createSession(stack, member.id);
    const [page, kept] = [await open(member), await open(other)];
    const answer = await fetch(`${servers[1].url}/logout`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        Origin: 'http://localhost:3000',
        Cookie: member.cookie,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: '_csrf=test-token',
    });
    expect(answer.status).toBe(303);
    await page.until(() => !page.socket.connected);
    expect(kept.socket.connected).toBe(true);
  });

  test('when its session was deleted without a message', async () => {
    const page = await open(member);
    await stack.redis.del(`sess:${member.sessionId}`);
    await page.until(() => !page.socket.connected);
  });

  test('when the epoch of the account was raised', async () => {
    const page = await open(member);
    await stack.pool.query('UPDATE users SET session_epoch = 1 WHERE id = $1', [member.id]);
    await page.until(() => !page.socket.connected);
  });
});

test('entering the chat room is stored once', async () => {
  const id = await meeting(-1);
  for (let i = 0; i < 2; i += 1) (await enterChat(servers[0], member, id)).close();
  await expect
    .poll(
      async () =>
        (await stack.pool.query('SELECT user_id FROM meeting_entrances WHERE meeting_id = $1', [id])).rows,
    )
    .toEqual([{ user_id: member.id }]);
});

test('an entrance that could not be stored is stored with the next one', async () => {
  const id = await meeting(-1);
  const writes = await refuseOnce('INSERT ON meeting_entrances', '57P01');
  (await enterChat(servers[0], member, id)).close();
  await expect.poll(writes).toBe(1);
  (await enterChat(servers[0], leader, id)).close();
  await expect
    .poll(
      async () =>
        (await stack.pool.query('SELECT user_id FROM meeting_entrances WHERE meeting_id = $1', [id]))
          .rowCount,
    )
    .toBe(2);
});
