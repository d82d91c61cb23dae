import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordingEmitter, editMeeting, join, leave, passTime, scan } from '../support/alarms.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let people: TestPerson[];

beforeAll(async () => {
  stack = await openTestStack();
  people = [];
  for (let i = 0; i < 4; i += 1) people.push(await createPerson(stack));
});
afterAll(() => stack.close());

/** The same rules in memory, as plainly as they can be said: times are minutes since the beginning. */
interface ModelMeeting {
  readonly id: number;
  readonly leader: number;
  startsAt: number;
  endsAt: number;
  version: number;
  isCancelled: boolean;
  readonly joinedAt: Map<number, number>;
  /** Changes nobody was told of yet. */
  pending: { kind: string; at: number; startsAt: number; version: number }[];
}

interface Model {
  now: number;
  readonly meetings: ModelMeeting[];
  readonly leads: Map<number, number>;
  readonly muted: Set<string>;
  /** What each has in her inbox. */
  readonly rows: Set<string>;
  readonly unpushed: Map<string, { meeting: ModelMeeting; userId: number; kind: string; startsAt: number }>;
  readonly pushed: string[];
}

function lookInModel(model: Model): void {
  const { now } = model;
  const tell = (
    meeting: ModelMeeting,
    userId: number,
    alarm: { kind: string; startsAt: number; occasion: number; until: number },
  ) => {
    const key = `${userId} ${meeting.id} ${alarm.kind} ${alarm.startsAt} ${alarm.occasion}`;
    if (model.rows.has(key) || model.muted.has(`${userId} ${meeting.id}`)) return;
    model.rows.add(key);
    if (now < alarm.until) model.unpushed.set(key, { meeting, userId, ...alarm });
  };
  for (const meeting of model.meetings) {
    for (const { kind, at, startsAt, version } of meeting.pending) {
      if (kind === 'meeting_changed' && meeting.isCancelled) continue;
      const occasion = kind === 'meeting_changed' ? version : 0;
      for (const [userId, joinedAt] of meeting.joinedAt)
        if (joinedAt <= at) tell(meeting, userId, { kind, startsAt, occasion, until: meeting.endsAt });
    }
    meeting.pending = [];
    if (meeting.isCancelled) continue;
    for (const [userId, joinedAt] of meeting.joinedAt) {
      const { startsAt } = meeting;
      const isDue = startsAt - (model.leads.get(userId) ?? 10) <= now && now < startsAt;
      const isLate = startsAt <= now && now < startsAt + 60 && joinedAt < startsAt;
      if (isDue || isLate)
        tell(meeting, userId, { kind: 'starting_soon', startsAt, occasion: 0, until: startsAt });
    }
  }
  for (const [key, { meeting, userId, kind, startsAt }] of model.unpushed) {
    const isTrue =
      kind === 'meeting_cancelled' ||
      (!meeting.isCancelled && (kind === 'meeting_changed' || meeting.startsAt === startsAt));
    if (!isTrue || !meeting.joinedAt.has(userId) || model.muted.has(`${userId} ${meeting.id}`)) continue;
    model.pushed.push(key);
    model.unpushed.delete(key);
  }
}

test.for([1, 2, 3, 4, 5, 6, 7, 8])(
  'random edits, seed %s: everybody is told exactly what the rules say',
  async (seed) => {
    const random = seededRandom(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    await stack.pool.query('DELETE FROM meetings; DELETE FROM alarm_preferences');
    const emitter = createRecordingEmitter();
    const model: Model = {
      now: 0,
      meetings: [],
      leads: new Map(),
      muted: new Set(),
      rows: new Set(),
      unpushed: new Map(),
      pushed: [],
    };
    const starts = new Set<number>();
    /** Half minutes never meet the whole ones at which time passes: nothing is due on the second. And no start twice: the model cannot tell them apart. */
    const later = (): number => {
      const startsIn = Math.floor(random() * 40) + 1.5;
      if (starts.has(model.now + startsIn)) return later();
      starts.add(model.now + startsIn);
      return startsIn;
    };

    /** Of two things in one minute one was first. */
    let moments = 0;
    const moment = () => {
      moments += 1;
      return model.now + moments / 1_000_000;
    };

    const acts: Record<string, (meeting: ModelMeeting, userId: number) => Promise<void>> = {
      join: async (meeting, userId) => {
        if (meeting.joinedAt.has(userId)) return;
        // Not in the same millisecond as the edit before it.
        await passTime(stack, 0.0005);
        await join(stack, meeting.id, userId);
        meeting.joinedAt.set(userId, moment());
      },
      leave: async (meeting, userId) => {
        if (userId === meeting.leader) return;
        await leave(stack, meeting.id, userId);
        meeting.joinedAt.delete(userId);
      },
      move: async (meeting) => {
        if (meeting.isCancelled || meeting.startsAt <= model.now) return;
        const startsIn = later();
        await editMeeting(stack, meeting.id, { startsIn });
        meeting.endsAt += model.now + startsIn - meeting.startsAt;
        meeting.startsAt = model.now + startsIn;
        note(meeting, 'meeting_changed');
      },
      rename: async (meeting) => {
        if (meeting.isCancelled || meeting.endsAt <= model.now) return;
        await editMeeting(stack, meeting.id, { title: `제목 ${meeting.version}` });
        note(meeting, 'meeting_changed');
      },
      cancel: async (meeting) => {
        if (meeting.isCancelled || meeting.endsAt <= model.now || random() < 0.6) return;
        await editMeeting(stack, meeting.id, { cancelled: true });
        meeting.isCancelled = true;
        note(meeting, 'meeting_cancelled');
      },
      mute: async (meeting, userId) => {
        if (meeting.startsAt <= model.now) return;
        const key = `${userId} ${meeting.id}`;
        const isOff = model.muted.delete(key);
        if (!isOff) model.muted.add(key);
        await stack.pool.query(
          `INSERT INTO meeting_mutes (user_id, meeting_id) VALUES ($1, $2)
         ON CONFLICT (user_id, meeting_id) DO UPDATE SET unmuted_at = CASE WHEN $3 THEN now() END`,
          [userId, meeting.id, isOff],
        );
      },
      lead: async (_, userId) => {
        const lead = pick([10, 30, 60]);
        model.leads.set(userId, lead);
        await stack.pool.query(
          `INSERT INTO alarm_preferences (user_id, lead_minutes) VALUES ($1, $2)
         ON CONFLICT (user_id) DO UPDATE SET lead_minutes = $2`,
          [userId, lead],
        );
      },
      look: async () => {
        await scan(stack, emitter);
        lookInModel(model);
      },
      wait: async () => {
        const minutes = pick([1, 2, 5, 9]);
        await passTime(stack, minutes);
        model.now += minutes;
      },
    };
    const note = (meeting: ModelMeeting, kind: string) => {
      meeting.version += 1;
      const { startsAt, version } = meeting;
      meeting.pending.push({ kind, at: moment(), startsAt, version });
    };

    for (let i = 0; i < 3; i += 1) {
      const [leader, member] = [people[i], people[i + 1]] as [TestPerson, TestPerson];
      const startsIn = later();
      const id = await createMeeting(stack, leader, [member], { startsIn, minutes: 30 });
      model.meetings.push({
        id,
        leader: leader.id,
        startsAt: startsIn,
        endsAt: startsIn + 30,
        version: 1,
        isCancelled: false,
        joinedAt: new Map([leader, member].map((one) => [one.id, 0])),
        pending: [],
      });
    }
    const names = [...Object.keys(acts), 'look', 'look', 'wait', 'wait', 'move'];
    for (let i = 0; i < 120; i += 1) {
      const act = acts[pick(names)];
      await act?.(pick(model.meetings), pick(people).id);
    }
    await acts.look?.(pick(model.meetings), 0);

    const { rows } = await stack.pool.query<{ key: string }>(
      `SELECT concat_ws(' ', user_id, meeting_id, kind,
       round(extract(epoch FROM meeting_starts_at - now()) / 30)::int / 2.0 + $1, occasion) AS key FROM notifications`,
      [model.now],
    );
    const plain = (key: string) =>
      key.replace(/(\d+)\.(5?)0*(?= )/, (_, whole, half) => (half ? `${whole}.5` : whole));
    expect(rows.map(({ key }) => plain(key)).toSorted()).toEqual([...model.rows].map(plain).toSorted());
    const pushes = emitter.pushes.flatMap(({ alarm, userIds }) =>
      userIds.map((userId) => `${userId} ${alarm.meetingId} ${alarm.kind}`),
    );
    const short = (key: string) => key.split(' ').slice(0, 3).join(' ');
    expect(pushes.toSorted()).toEqual(model.pushed.map(short).toSorted());
  },
);
