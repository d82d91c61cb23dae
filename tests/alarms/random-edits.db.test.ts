import { afterAll, beforeAll, expect, test } from 'vitest';
import { muteMeeting, unmuteMeeting } from '../../src/alarms/meeting-mute-repository.ts';
import { insertReminder } from '../../src/alarms/meeting-reminder-repository.ts';
import {
  createRecordingEmitter,
  diesBeforePush,
  editMeeting,
  join,
  leave,
  passTime,
  scan,
} from '../support/alarms.ts';
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

/** The alarm rules as a simple in-memory model. Times are minutes since the beginning. */
interface ModelMeeting {
  readonly id: number;
  readonly leader: number;
  startsAt: number;
  endsAt: number;
  version: number;
  isCancelled: boolean;
  readonly joinedAt: Map<number, number>;
  /** Changes not announced yet. */
  pending: { kind: string; at: number; startsAt: number; version: number }[];
}

interface Model {
  now: number;
  readonly meetings: ModelMeeting[];
  readonly leads: Map<number, number>;
  /** People in their quiet hours. */
  readonly quiet: Set<number>;
  /** By person and meeting; `unmuted` is when the mute was removed. */
  readonly mutes: Map<string, { unmuted: number | null }>;
  /** The keys of all written notifications. */
  readonly rows: Set<string>;
  readonly unpushed: Map<string, Waiting>;
  readonly pushed: string[];
  readonly reminders: Set<string>;
}

interface Waiting {
  readonly meeting: ModelMeeting;
  readonly userId: number;
  readonly kind: string;
  readonly startsAt: number;
  readonly occasion: number;
  readonly until: number;
}

function isMuted(model: Model, meeting: ModelMeeting, userId: number, kind: string): boolean {
  const mute = model.mutes.get(`${userId} ${meeting.id}`);
  if (!mute) return false;
  return mute.unmuted === null || (kind === 'starting_soon' && mute.unmuted >= meeting.startsAt);
}

function writeInModel(model: Model): void {
  const { now } = model;
  const tell = (
    meeting: ModelMeeting,
    userId: number,
    alarm: { kind: string; startsAt: number; occasion: number; until: number },
  ) => {
    const key = `${userId} ${meeting.id} ${alarm.kind} ${alarm.startsAt} ${alarm.occasion}`;
    if (model.rows.has(key) || isMuted(model, meeting, userId, alarm.kind)) return;
    model.rows.add(key);
    if (now < alarm.until) model.unpushed.set(key, { meeting, userId, ...alarm });
  };
  for (const meeting of model.meetings) {
    for (const { kind, at, startsAt, version } of meeting.pending) {
      if (kind === 'meeting_changed' && meeting.isCancelled) continue;
      const occasion = kind === 'meeting_changed' ? version : 0;
      // The leader is not told of her own act.
      for (const [userId, joinedAt] of meeting.joinedAt)
        if (joinedAt <= at && userId !== meeting.leader)
          tell(meeting, userId, { kind, startsAt, occasion, until: meeting.endsAt });
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
}

function pushInModel(model: Model): void {
  const { now, leads } = model;
  for (const [key, { meeting, userId, kind, startsAt, occasion, until }] of model.unpushed) {
    if (kind === 'starting_soon' && meeting.startsAt === startsAt && occasion === 0) {
      const lead = leads.get(userId);
      if (lead !== undefined && startsAt > now + lead) continue;
    }
    const isTrue =
      kind === 'meeting_cancelled' ||
      (!meeting.isCancelled && (kind === 'meeting_changed' || meeting.startsAt === startsAt));
    if (now >= until || !isTrue || !meeting.joinedAt.has(userId) || model.quiet.has(userId)) continue;
    if (isMuted(model, meeting, userId, kind)) continue;
    model.pushed.push(key);
    model.unpushed.delete(key);
  }
}

/** The rule of insertReminder: members told of this start who have not entered and not muted. */
function remindInModel(model: Model, meeting: ModelMeeting): void {
  const { startsAt } = meeting;
  const reminder = `${meeting.id} ${startsAt}`;
  if (meeting.isCancelled || model.now >= startsAt || model.reminders.has(reminder)) return;
  for (const userId of meeting.joinedAt.keys()) {
    const key = (occasion: number) => `${userId} ${meeting.id} starting_soon ${startsAt} ${occasion}`;
    if (userId === meeting.leader || !model.rows.has(key(0))) continue;
    if (model.mutes.get(`${userId} ${meeting.id}`)?.unmuted === null) continue;
    model.reminders.add(reminder);
    model.rows.add(key(1));
    model.unpushed.set(key(1), {
      meeting,
      userId,
      kind: 'starting_soon',
      startsAt,
      occasion: 1,
      until: startsAt,
    });
  }
}

test.for([1, 2, 3, 4, 5])(
  'random edits, seed %s: everybody is told exactly what the model says',
  async (seed) => {
    const random = seededRandom(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    await stack.pool.query('DELETE FROM meetings; DELETE FROM alarm_preferences');
    const emitter = createRecordingEmitter();
    const model: Model = {
      now: 0,
      meetings: [],
      leads: new Map(),
      quiet: new Set(),
      mutes: new Map(),
      reminders: new Set(),
      rows: new Set(),
      unpushed: new Map(),
      pushed: [],
    };
    const starts = new Set<number>();
    /**
     * Starts lie on half minutes and time passes in whole ones, so nothing is due at the very
     * moment of a scan. No start is used twice: the model could not tell the meetings apart.
     */
    const later = (): number => {
      const startsInMinutes = Math.floor(random() * 40) + 1.5;
      if (starts.has(model.now + startsInMinutes)) return later();
      starts.add(model.now + startsInMinutes);
      return startsInMinutes;
    };

    /** Orders events within one minute. */
    let moments = 0;
    const moment = () => {
      moments += 1;
      return model.now + moments / 1_000_000;
    };

    let waitedAt = performance.now();
    const acts: Record<string, (meeting: ModelMeeting, userId: number) => Promise<void>> = {
      join: async (meeting, userId) => {
        if (meeting.joinedAt.has(userId)) return;
        // Keep the join out of the millisecond of the edit before it.
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
        const startsInMinutes = later();
        await editMeeting(stack, meeting.id, { startsInMinutes });
        meeting.endsAt += model.now + startsInMinutes - meeting.startsAt;
        meeting.startsAt = model.now + startsInMinutes;
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
        const key = `${userId} ${meeting.id}`;
        const isOff = model.mutes.get(key)?.unmuted === null;
        model.mutes.set(key, { unmuted: isOff ? model.now : null });
        await (isOff ? unmuteMeeting : muteMeeting)(stack.db, userId, meeting.id);
      },
      'mute for a while': async (meeting, userId) => {
        for (const act of ['mute', 'wait', 'mute']) await acts[act]?.(meeting, userId);
      },
      quiet: async (_, userId) => {
        const isOver = model.quiet.delete(userId);
        if (!isOver) model.quiet.add(userId);
        // Quiet for twelve hours around now, or not at all.
        await stack.pool.query(
          `INSERT INTO alarm_preferences AS p (user_id, lead_minutes, quiet_from, quiet_to)
           SELECT $1, 10, CASE WHEN $2 THEN mod(hour * 60 + 1080, 1440) END, CASE WHEN $2 THEN mod(hour * 60 + 360, 1440) END
           FROM (SELECT extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') AS hour) x
           ON CONFLICT (user_id) DO UPDATE SET quiet_from = EXCLUDED.quiet_from, quiet_to = EXCLUDED.quiet_to`,
          [userId, !isOver],
        );
        if (!model.leads.has(userId)) model.leads.set(userId, 10);
      },
      remind: async (meeting) => {
        await insertReminder(stack.db, meeting.id);
        remindInModel(model, meeting);
      },
      'scan and die': async () => {
        const pushed = emitter.pushes.length;
        // A scan with nothing to push has no such step.
        const outcome = await scan(stack, emitter, { steps: { emitAlarms: diesBeforePush } }).catch(String);
        expect(typeof outcome === 'string' ? outcome : outcome.pushed).toBeOneOf(['Error: killed', 0]);
        expect(emitter.pushes).toHaveLength(pushed);
        writeInModel(model);
      },
      'scan while Redis is away': async () => {
        const away = { ...emitter, push: () => Promise.reject(new Error('away')) };
        await scan(stack, away).catch(() => undefined);
        writeInModel(model);
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
      scan: async () => {
        await scan(stack, emitter);
        writeInModel(model);
        pushInModel(model);
      },
      wait: async () => {
        const minutes = pick([1, 2, 5, 9]);
        // The real time since the last wait has passed already.
        const taken = (performance.now() - waitedAt) / 60_000;
        waitedAt = performance.now();
        await passTime(stack, minutes - taken);
        model.now += minutes;
      },
    };
    const note = (meeting: ModelMeeting, kind: string) => {
      meeting.version += 1;
      const { startsAt, version } = meeting;
      meeting.pending.push({ kind, at: moment(), startsAt, version });
    };

    for (let i = 0; i < 9; i += 1) {
      const [leader, member] = [people[i % 4], people[(i + 1) % 4]] as [TestPerson, TestPerson];
      const startsInMinutes = later();
      const id = await createMeeting(stack, leader, [member], { startsInMinutes, lengthMinutes: 30 });
      model.meetings.push({
        id,
        leader: leader.id,
        startsAt: startsInMinutes,
        endsAt: startsInMinutes + 30,
        version: 1,
        isCancelled: false,
        joinedAt: new Map([leader, member].map((one) => [one.id, 0])),
        pending: [],
      });
    }
    const names = [...Object.keys(acts), 'scan', 'scan', 'wait', 'wait', 'rename', 'lead', 'quiet'];
    for (let i = 0; i < 300; i += 1) {
      const act = acts[pick(names)];
      await act?.(pick(model.meetings), pick(people).id);
    }
    await acts.scan?.(pick(model.meetings), 0);

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
