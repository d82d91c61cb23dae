import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isQuietNow } from '../../src/alarms/notification-conditions.sql.ts';
import { type ScanSteps, scanSteps } from '../../src/alarms/scan-alarms.ts';
import { takeSeat } from '../../src/meetings/membership-repository.ts';
import {
  alarmsOf,
  createRecordingEmitter,
  diesBeforePush,
  editMeeting,
  join,
  leave,
  passTime,
  type RecordingEmitter,
  scan,
} from '../support/alarms.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let leader: TestPerson;
let member: TestPerson;
let other: TestPerson;
let emitter: RecordingEmitter;

beforeAll(async () => {
  stack = await openTestStack();
  [leader, member, other] = await Promise.all([
    createPerson(stack),
    createPerson(stack),
    createPerson(stack),
  ]);
});
beforeEach(async () => {
  await stack.pool.query('DELETE FROM meetings; DELETE FROM alarm_preferences');
  emitter = createRecordingEmitter();
});
afterAll(() => stack.close());

const meeting = (startsInMinutes: number, options: MeetingOptions = {}) =>
  createMeeting(stack, leader, [member], { startsInMinutes, ...options });
const runScan = () => scan(stack, emitter);
const kindsOf = async (meetingId: number, person: TestPerson) =>
  (await alarmsOf(stack, meetingId)).filter(({ userId }) => userId === person.id).map(({ kind }) => kind);
const prefer = (person: TestPerson, preference: { lead?: number; quiet?: readonly [string, string] }) =>
  stack.pool.query(
    `INSERT INTO alarm_preferences (user_id, lead_minutes, quiet_from, quiet_to) VALUES ($1, $2,
       extract(epoch FROM $3::time) / 60, extract(epoch FROM $4::time) / 60)
     ON CONFLICT (user_id) DO UPDATE SET lead_minutes = EXCLUDED.lead_minutes, quiet_from = EXCLUDED.quiet_from, quiet_to = EXCLUDED.quiet_to`,
    [person.id, preference.lead ?? 10, preference.quiet?.[0] ?? null, preference.quiet?.[1] ?? null],
  );
/** The wall time in Seoul in this number of minutes. */
const seoul = async (minutes: number): Promise<string> => {
  const { rows } = await stack.pool.query<{ at: string }>(
    `SELECT to_char((now() + make_interval(mins => $1)) AT TIME ZONE 'Asia/Seoul', 'HH24:MI') AS at`,
    [minutes],
  );
  return rows[0]?.at ?? '';
};

const idleInTransaction = () =>
  stack.pool.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
  );

describe('the alarm before the start', () => {
  test('goes to every member, the leader too, once, with the minutes that are left', async () => {
    const id = await meeting(7);
    expect(await runScan()).toMatchObject({ written: 2, pushed: 2, late: 0 });
    expect(emitter.pushes).toEqual([
      {
        alarm: {
          id: expect.stringMatching(new RegExp(`^starting_soon-${id}-\\d+$`)),
          kind: 'starting_soon',
          meetingId: String(id),
          title: '시험 모임',
          startsAt: expect.stringMatching(/^\d{4}-.*Z$/),
          minutesLeft: 7,
          url: `/meetings/${id}/chat`,
        },
        userIds: expect.toSatisfy(
          (ids: number[]) => ids.toSorted().join() === [leader.id, member.id].toSorted().join(),
        ),
      },
    ]);
    expect(await runScan()).toMatchObject({ written: 0, pushed: 0 });
    expect(emitter.pushes).toHaveLength(1);
  });

  test('does not come eleven minutes before, and comes ten minutes before', async () => {
    await meeting(11);
    expect(await runScan()).toMatchObject({ written: 0 });
    await passTime(stack, 1);
    expect(await runScan()).toMatchObject({ written: 2, pushed: 2 });
    expect(emitter.pushes[0]?.alarm.minutesLeft).toBe(10);
  });

  test('comes at the lead that each person chose, and a new choice counts at the next scan', async () => {
    const id = await meeting(45);
    await prefer(member, { lead: 60 });
    await runScan();
    expect(emitter.pushedTo(member.id)).toHaveLength(1);
    expect(emitter.pushedTo(leader.id)).toHaveLength(0);
    await prefer(leader, { lead: 60 });
    await runScan();
    expect(emitter.pushedTo(leader.id)).toHaveLength(1);
    expect(await alarmsOf(stack, id)).toHaveLength(2);
  });

  test('uses the default lead for people without a preference, even one that nobody can choose', async () => {
    await meeting(85);
    expect(await scan(stack, emitter, { defaultLead: 90 })).toMatchObject({ written: 2 });
  });

  test('is written at the next scan for a person who joins later, and for nobody twice', async () => {
    const id = await meeting(6);
    await runScan();
    await join(stack, id, other.id);
    await runScan();
    expect(emitter.pushedTo(other.id)).toHaveLength(1);
    expect(emitter.pushedTo(member.id)).toHaveLength(1);
    expect(emitter.pushedTo(other.id)).toEqual(emitter.pushedTo(member.id));
  });

  test('is not pushed after the start; a member of before the start finds it in the inbox, late', async () => {
    const id = await meeting(-2);
    await stack.pool.query(
      `UPDATE memberships SET joined_at = now() - interval '1 hour' WHERE meeting_id = $1`,
      [id],
    );
    await join(stack, id, other.id);
    expect(await runScan()).toMatchObject({ written: 2, late: 2, pushed: 0 });
    expect(await alarmsOf(stack, id)).toEqual(
      [leader, member]
        .toSorted((one, other) => one.id - other.id)
        .map(({ id: userId }) => expect.objectContaining({ userId, isLate: true, isPushed: false })),
    );
    expect(await runScan()).toMatchObject({ written: 0 });
  });

  test('is not written when no worker scanned for an hour', async () => {
    const id = await meeting(-61, { lengthMinutes: 120 });
    await stack.pool.query(
      `UPDATE memberships SET joined_at = now() - interval '1 day' WHERE meeting_id = $1`,
      [id],
    );
    expect(await runScan()).toMatchObject({ written: 0 });
  });

  test('is not written for people who left or muted, nor for a cancelled meeting', async () => {
    const id = await meeting(5);
    await leave(stack, id, member.id);
    await stack.pool.query('INSERT INTO meeting_mutes (user_id, meeting_id) VALUES ($1, $2)', [
      leader.id,
      id,
    ]);
    await meeting(5, { cancelled: true });
    expect(await runScan()).toMatchObject({ written: 0 });
  });

  test('comes when a mute is removed before the start, and not when it is removed after it', async () => {
    const [early, begun] = [await meeting(5), await meeting(5)];
    await stack.pool.query('INSERT INTO meeting_mutes (user_id, meeting_id) SELECT $1, unnest($2::int[])', [
      member.id,
      [early, begun],
    ]);
    await runScan();
    await stack.pool.query('UPDATE meeting_mutes SET unmuted_at = now() WHERE meeting_id = $1', [early]);
    await runScan();
    expect(await kindsOf(early, member)).toEqual(['starting_soon']);
    await passTime(stack, 6);
    await stack.pool.query('UPDATE meeting_mutes SET unmuted_at = now() WHERE meeting_id = $1', [begun]);
    await runScan();
    expect(await kindsOf(begun, member)).toEqual([]);
  });
});

describe('a mute that is removed after the start', () => {
  test('does not suppress later changes', async () => {
    const id = await meeting(-2);
    await stack.pool.query(
      'INSERT INTO meeting_mutes (user_id, meeting_id, unmuted_at) VALUES ($1, $2, now())',
      [member.id, id],
    );
    await editMeeting(stack, id, { title: '새 제목' });
    await runScan();
    await editMeeting(stack, id, { cancelled: true });
    await runScan();
    expect(await kindsOf(id, member)).toEqual(['meeting_changed', 'meeting_cancelled']);
    expect(emitter.pushedTo(member.id)).toHaveLength(2);
  });
});

describe('a meeting that moves', () => {
  test('says what changed', async () => {
    const id = await meeting(120);
    await editMeeting(stack, id, { title: '새 제목' });
    await runScan();
    await editMeeting(stack, id, { startsInMinutes: 150 });
    await runScan();
    await editMeeting(stack, id, { title: '또 새 제목', startsInMinutes: 180 });
    await runScan();
    await editMeeting(stack, id, { cancelled: true });
    await runScan();
    expect(emitter.pushes.map(({ alarm }) => alarm.changed)).toEqual([
      ['title'],
      ['start'],
      ['title', 'start'],
      undefined,
    ]);
  });

  test('into the lead of its alarm is announced before the alarm', async () => {
    const id = await meeting(90);
    await editMeeting(stack, id, { startsInMinutes: 5 });
    await runScan();
    expect(emitter.pushes.map(({ alarm }) => alarm.kind)).toEqual(['meeting_changed', 'starting_soon']);
    expect(await alarmsOf(stack, id)).toHaveLength(3);
  });

  test('is announced to a person who joined just before the edit, and not to one who waited for the edit', async () => {
    const id = await meeting(120);
    const editor = await stack.pool.connect();
    try {
      // The edit's transaction begins first; the lock on the meeting's row decides the order.
      await editor.query('BEGIN');
      await editor.query('SELECT now()');
      await join(stack, id, other.id);
      const late = await createPerson(stack);
      await editor.query('SELECT 1 FROM meetings WHERE id = $1 FOR UPDATE', [id]);
      const joining = takeSeat(stack.db, { meetingId: id, userId: late.id, mostUpcoming: 300 });
      await expect
        .poll(async () => (await stack.pool.query('SELECT 1 FROM pg_locks WHERE NOT granted')).rowCount)
        .toBeGreaterThan(0);
      await editor.query(`UPDATE meetings SET version = version + 1, title = '새 제목' WHERE id = $1`, [id]);
      await editor.query('COMMIT');
      expect(await joining).toBe(true);
      await runScan();
      expect(await kindsOf(id, other)).toEqual(['meeting_changed']);
      expect(await kindsOf(id, late)).toEqual([]);
    } finally {
      editor.release();
    }
  });

  test('is announced, and its alarm comes again before the new start', async () => {
    const id = await meeting(8);
    await runScan();
    await editMeeting(stack, id, { startsInMinutes: 60 });
    await runScan();
    expect(emitter.pushes.at(-1)?.alarm).toMatchObject({
      id: expect.stringMatching(/^meeting_changed-.*-2$/),
      minutesLeft: 60,
      url: `/meetings/${id}`,
    });
    await passTime(stack, 51);
    await runScan();
    expect(await kindsOf(id, member)).toEqual(['starting_soon', 'meeting_changed', 'starting_soon']);
    expect(emitter.pushedTo(member.id)).toHaveLength(3);
    expect(new Set(emitter.pushedTo(member.id)).size).toBe(3);
  });

  test('before its alarm was pushed pushes only the change', async () => {
    const id = await meeting(8);
    await expect(scan(stack, emitter, { steps: { emitAlarms: diesBeforePush } })).rejects.toThrow('killed');
    expect(emitter.pushes).toEqual([]);
    await editMeeting(stack, id, { startsInMinutes: 90 });
    await runScan();
    expect(emitter.pushes.map(({ alarm }) => alarm.kind)).toEqual(['meeting_changed']);
  });

  test('is announced once per change of title or time, and not for other changes', async () => {
    const id = await meeting(120);
    await editMeeting(stack, id, { title: '새 제목' });
    await runScan();
    await editMeeting(stack, id, { startsInMinutes: 180, title: '더 새 제목' });
    await runScan();
    await stack.pool.query(
      `UPDATE meetings SET description = '새 소개', version = version + 1 WHERE id = $1`,
      [id],
    );
    await runScan();
    expect(await kindsOf(id, member)).toEqual(['meeting_changed', 'meeting_changed']);
    expect(emitter.pushes.map(({ alarm }) => alarm.title)).toEqual(['새 제목', '더 새 제목']);
  });

  test('is not announced to a person who joined after the change', async () => {
    const id = await meeting(120);
    await editMeeting(stack, id, { title: '새 제목' });
    await join(stack, id, other.id);
    await runScan();
    expect(await kindsOf(id, other)).toEqual([]);
    expect(await kindsOf(id, member)).toEqual(['meeting_changed']);
  });
});

describe('a meeting that is cancelled', () => {
  test('is announced once, and nothing else about it afterwards', async () => {
    const id = await meeting(12);
    await editMeeting(stack, id, { title: '곧 없을 모임' });
    await editMeeting(stack, id, { cancelled: true });
    await runScan();
    await passTime(stack, 5);
    await runScan();
    expect(await kindsOf(id, member)).toEqual(['meeting_cancelled']);
    expect(emitter.pushes.map(({ alarm }) => alarm.kind)).toEqual(['meeting_cancelled']);
  });

  test('between writing and pushing of its alarm pushes only the cancellation', async () => {
    const id = await meeting(5);
    const emitAlarms: ScanSteps['emitAlarms'] = async (...args) => {
      await editMeeting(stack, id, { cancelled: true });
      await scanSteps.emitAlarms(...args);
    };
    await scan(stack, emitter, { steps: { emitAlarms } });
    expect(emitter.pushes).toEqual([]);
    await runScan();
    expect(emitter.pushes.map(({ alarm }) => alarm.kind)).toEqual(['meeting_cancelled']);
  });
});

describe('quiet hours', () => {
  test('keep an alarm in the inbox, and push it when they end before the start', async () => {
    const id = await meeting(8);
    await prefer(member, { quiet: [await seoul(-60), await seoul(4)] });
    await runScan();
    expect((await alarmsOf(stack, id)).find(({ userId }) => userId === member.id)).toMatchObject({
      isQuiet: true,
      isPushed: false,
    });
    await prefer(member, { quiet: [await seoul(-60), await seoul(0)] });
    await runScan();
    expect(emitter.pushedTo(member.id)).toHaveLength(1);
  });

  test('that ended leave an alarm waiting for a shorter lead that was chosen meanwhile', async () => {
    await meeting(40);
    await prefer(member, { lead: 60, quiet: [await seoul(-60), await seoul(30)] });
    await runScan();
    await prefer(member, { lead: 30 });
    expect(await runScan()).toMatchObject({ pushed: 0 });
    await passTime(stack, 11);
    await runScan();
    expect(emitter.pushedTo(member.id)).toHaveLength(1);
  });

  test('that last past the start leave the alarm in the inbox only', async () => {
    const id = await meeting(8);
    await prefer(member, { quiet: [await seoul(-60), await seoul(30)] });
    await runScan();
    await passTime(stack, 9);
    await prefer(member, {});
    await runScan();
    expect(emitter.pushedTo(member.id)).toEqual([]);
    expect(await kindsOf(id, member)).toEqual(['starting_soon']);
  });

  test.for([
    ['23:00', '07:00', '23:30', true],
    ['23:00', '07:00', '06:59', true],
    ['23:00', '07:00', '07:00', false],
    ['23:00', '07:00', '12:00', false],
    ['12:00', '13:00', '12:00', true],
    ['12:00', '13:00', '13:00', false],
    ['00:00', '06:00', '00:00', true],
    ['22:00', '00:00', '23:59', true],
    ['22:00', '00:00', '00:00', false],
  ] as const)('from %s to %s at %s in Seoul: %s', async ([from, to, at, isQuietThen]) => {
    // The clock cannot be set: the hours are shifted by its distance from the wanted time.
    const { rows } = await stack.pool.query(
      `SELECT ${isQuietNow} AS "isQuiet" FROM (
         SELECT mod(extract(epoch FROM d + $1::time) / 60 + 1440, 1440) AS quiet_from,
           mod(extract(epoch FROM d + $2::time) / 60 + 1440, 1440) AS quiet_to
         FROM (SELECT date_trunc('minute', now() AT TIME ZONE 'Asia/Seoul')::time - $3::time AS d) x
       ) y`,
      [from, to, at],
    );
    expect(rows).toEqual([{ isQuiet: isQuietThen }]);
  });
});

describe('a scan that fails', () => {
  test('between writing and pushing: the next scan pushes, and nothing is written twice', async () => {
    await meeting(5);
    await expect(scan(stack, emitter, { steps: { emitAlarms: diesBeforePush } })).rejects.toThrow('killed');
    expect(emitter.pushes).toEqual([]);
    expect(await runScan()).toMatchObject({ written: 0, pushed: 2 });
  });

  test('between pushing and marking: the next scan pushes the same id again', async () => {
    await meeting(5);
    const dying = {
      ...emitter,
      push: async (...args: Parameters<RecordingEmitter['push']>) => {
        await emitter.push(...args);
        throw new Error('killed');
      },
    };
    await expect(scan(stack, dying)).rejects.toThrow('killed');
    await runScan();
    await runScan();
    expect(emitter.pushedTo(member.id)).toHaveLength(2);
    expect(new Set(emitter.pushedTo(member.id)).size).toBe(1);
  });

  test('because its connection breaks during the push does not end the process, and the next scan pushes', async () => {
    await meeting(5);
    const [terminated, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const dying = {
      ...emitter,
      push: async () => {
        await stack.pool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
        );
        terminated.resolve();
        await ended.promise;
      },
    };
    const scanning = expect(scan(stack, dying)).rejects.toThrow();
    await terminated.promise;
    await expect.poll(async () => (await idleInTransaction()).rowCount).toBe(0);
    ended.resolve();
    await scanning;
    expect(await runScan()).toMatchObject({ written: 0, pushed: 2 });
  });

  test('in one step runs the other steps: changes that cannot be written delay no alarm', async () => {
    const [due, changed] = [await meeting(5), await meeting(120)];
    await editMeeting(stack, changed, { title: '새 제목' });
    await stack.owner.query(
      `ALTER TABLE notifications ADD CONSTRAINT no_changes CHECK (kind <> 'meeting_changed') NOT VALID`,
    );
    try {
      await expect(runScan()).rejects.toThrow('no_changes');
      expect(emitter.pushes.map(({ alarm }) => alarm.meetingId)).toEqual([String(due)]);
    } finally {
      await stack.owner.query('ALTER TABLE notifications DROP CONSTRAINT no_changes');
    }
    await runScan();
    expect(await kindsOf(changed, member)).toEqual(['meeting_changed']);
  });

  test('to push still announces the changed inboxes', async () => {
    await meeting(5);
    const told: number[] = [];
    const away = {
      push: () => Promise.reject(new Error('away')),
      inboxChanged: async (userIds: readonly number[]) => void told.push(...userIds),
    };
    await expect(scan(stack, away)).rejects.toThrow('away');
    expect(told.toSorted()).toEqual([leader.id, member.id].toSorted());
  });

  test('because Redis refuses: the alarm is pushed when Redis accepts', async () => {
    await meeting(5);
    const away = { push: () => Promise.reject(new Error('away')), inboxChanged: async () => {} };
    await expect(scan(stack, away)).rejects.toThrow('away');
    expect(await runScan()).toMatchObject({ written: 0, pushed: 2 });
  });
});

test('many changes at once are all announced, 200 per scan', async () => {
  const id = await meeting(600, { lengthMinutes: 60 });
  for (let i = 0; i < 45; i += 1) await editMeeting(stack, id, { title: `제목 ${i}` });
  expect(await runScan()).toMatchObject({ written: 45, pushed: 45 });
  // More than one scan handles: the next scans announce the rest.
  await stack.pool.query(
    `INSERT INTO meeting_changes (meeting_id, version, kind, old_title, new_title, old_starts_at, new_starts_at, old_ends_at, new_ends_at)
     SELECT id, 1000 + n, 'meeting_changed', title, title, starts_at, starts_at, ends_at, ends_at FROM meetings, generate_series(1, 250) n WHERE id = $1`,
    [id],
  );
  expect(await runScan()).toMatchObject({ written: 200 });
  expect(await runScan()).toMatchObject({ written: 50 });
});

test('a scan sends Redis at most 500 publishes at once', async () => {
  for (let i = 0; i < 12; i += 1) await meeting(600);
  await stack.pool.query(
    `INSERT INTO meeting_changes (meeting_id, version, kind, old_title, new_title, old_starts_at, new_starts_at, old_ends_at, new_ends_at)
     SELECT id, 1000 + n, 'meeting_changed', title, title, starts_at, starts_at, ends_at, ends_at FROM meetings, generate_series(1, 100) n`,
  );
  let [now, most] = [0, 0];
  const counting = {
    ...emitter,
    push: async (...args: Parameters<RecordingEmitter['push']>) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise(setImmediate);
      now -= 1;
      await emitter.push(...args);
    },
  };
  for (let i = 0; i < 6; i += 1) await scan(stack, counting);
  expect(most).toBeLessThanOrEqual(500);
  expect(new Set(emitter.pushedTo(member.id)).size).toBe(1_200);
});

test('eight workers at once write each alarm once and push it once', async () => {
  const people = await Promise.all(Array.from({ length: 40 }, () => createPerson(stack)));
  const ids: number[] = [];
  for (let i = 0; i < 10; i += 1)
    ids.push(await createMeeting(stack, leader, people, { startsInMinutes: 5 }));
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let i = 0; i < 3; i += 1) await runScan();
    }),
  );
  for (const person of people) {
    expect(emitter.pushedTo(person.id)).toHaveLength(ids.length);
    expect(new Set(emitter.pushedTo(person.id)).size).toBe(ids.length);
  }
  const { rows } = await stack.pool.query('SELECT count(*)::int AS count FROM notifications');
  expect(rows).toEqual([{ count: 41 * ids.length }]);
});
