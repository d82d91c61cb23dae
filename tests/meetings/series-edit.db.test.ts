import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Sockets } from '../../src/app/sockets.ts';
import { type MeetingAnnouncer, noAnnouncer } from '../../src/meetings/announcer.ts';
import { editSeries } from '../../src/meetings/edit-series.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import { openMeeting } from '../../src/meetings/open-meeting.ts';
import { seoulWallTime } from '../../src/platform/korean-date.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createBook } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { asPerson } from './plan-form.ts';
import { clubPlan } from './sample-club-meeting.ts';
import { day, hour, later, planOf } from './sample-meeting.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let series: Meeting[];
const told: string[] = [];

beforeAll(async () => {
  stack = await openTestStack();
  const roomNews: MeetingAnnouncer = {
    ...noAnnouncer,
    changed: ({ id }) => void told.push(`changed ${id}`),
    cancelled: (id) => void told.push(`cancelled ${id}`),
  };
  app = createTestApp(stack, { isThrottled: false, sockets: () => ({ roomNews }) as unknown as Sockets });
});
afterAll(() => stack.close());
beforeEach(async () => {
  leader = await createPerson(stack);
  const opened = await openMeeting({ db: stack.db }, leader.id, await clubPlan(stack), {
    repeat: 'weekly',
    times: 4,
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  series = await stored();
  told.length = 0;
});

const as = (person: TestPerson) => asPerson(app, person);
async function stored(): Promise<Meeting[]> {
  const rows = await stack.db.meeting.findMany({ where: { leaderId: leader.id }, orderBy: { id: 'asc' } });
  return rows.map((row) => ({ ...row, heldSeats: 0, waiting: 0 }));
}
const at = (index: number): Meeting => {
  const meeting = series[index];
  if (!meeting) throw new Error(`no meeting ${index}`);
  return meeting;
};
const pathOf = (index: number) => `/meetings/${at(index).id}`;

/** The fields of the edit form of a meeting, as its page shows them. */
function formOf(index: number, fields: Record<string, string> = {}) {
  const { bookId, title, description, startsAt, endsAt, capacity, version } = at(index);
  return {
    bookId: String(bookId),
    title,
    description,
    startsAt: seoulWallTime(startsAt),
    endsAt: seoulWallTime(endsAt),
    capacity: String(capacity),
    version: String(version),
    ...fields,
  };
}

const moved = (index: number, by: number) => ({
  startsAt: seoulWallTime(later(at(index).startsAt, by)),
  endsAt: seoulWallTime(later(at(index).endsAt, by)),
});

describe('editing one meeting of a series', () => {
  test('offers the later ones too, and its last meeting offers nothing', async () => {
    const { text } = await as(leader)
      .get(`${pathOf(1)}/edit`)
      .expect(200);
    expect(text).toMatch(/name="scope" value="this" checked/);
    expect(text).toContain('이 회차와 이후 2번 모두');
    expect(text).toContain(`name="later" value="${at(2).id}:1 ${at(3).id}:1"`);
    expect(
      (
        await as(leader)
          .get(`${pathOf(3)}/edit`)
          .expect(200)
      ).text,
    ).not.toContain('name="scope"');
  });

  test.each([[{}], [{ scope: 'this' }]])('with %o leaves the others', async (scope) => {
    await as(leader)
      .post(pathOf(1), formOf(1, { title: '둘째 밤만', ...moved(1, day), ...scope }))
      .expect(303);
    const after = await stored();
    expect(after.map(({ title }) => title === '둘째 밤만')).toEqual([false, true, false, false]);
    for (const index of [0, 2, 3]) expect(after[index]).toEqual(series[index]);
    expect(told).toEqual([`changed ${at(1).id}`]);
  });
});

describe('editing the later meetings of a series too', () => {
  test('moves each by the same time, sets the changed fields, and tells of each once', async () => {
    await stack.db.meeting.update({ where: { id: at(2).id }, data: { description: '이 밤은 다른 소개' } });
    const fields = { title: '옮긴 모임', ...moved(1, day + hour), scope: 'following' };
    await as(leader).post(pathOf(1), formOf(1, fields)).expect(303);
    const after = await stored();
    expect(after[0]).toEqual(series[0]);
    for (const index of [1, 2, 3]) {
      const [before, now] = [at(index), after[index]];
      expect(now?.title).toBe('옮긴 모임');
      // A form has minutes only.
      expect(now && now.startsAt.getTime() - before.startsAt.getTime()).toBe(
        (after[1]?.startsAt.getTime() ?? 0) - at(1).startsAt.getTime(),
      );
      expect(now && now.endsAt.getTime() - now.startsAt.getTime()).toBe(
        (after[1]?.endsAt.getTime() ?? 0) - (after[1]?.startsAt.getTime() ?? 0),
      );
      expect(now?.version).toBe(before.version + 1);
    }
    expect(after[2]?.description).toBe('이 밤은 다른 소개');
    expect(told).toEqual([1, 2, 3].map((index) => `changed ${at(index).id}`));
  });

  test('keeps the book that a later meeting has of its own', async () => {
    const own = (await createBook(stack)).id;
    await stack.db.meeting.update({ where: { id: at(3).id }, data: { bookId: own } });
    await as(leader)
      .post(pathOf(0), formOf(0, { capacity: '12', scope: 'following' }))
      .expect(303);
    expect((await stored()).map(({ capacity }) => capacity)).toEqual([12, 12, 12, 12]);
    expect((await stored())[3]?.bookId).toBe(own);
  });

  test('that changes nothing raises no version and tells nobody', async () => {
    await as(leader)
      .post(pathOf(0), formOf(0, { scope: 'following' }))
      .expect(303);
    expect(await stored()).toEqual(series);
    expect(told).toEqual([]);
  });

  test('leaves meetings that are over or cancelled', async () => {
    const past = new Date(Date.now() - 60_000);
    await stack.db.meeting.update({ where: { id: at(2).id }, data: { cancelledAt: past } });
    await stack.db.meeting.update({
      where: { id: at(0).id },
      data: { startsAt: later(past, -2 * hour), endsAt: past },
    });
    series = await stored();
    await as(leader)
      .post(pathOf(1), formOf(1, { title: '새 제목', scope: 'following' }))
      .expect(303);
    const after = await stored();
    expect([after[0], after[2]]).toEqual([series[0], series[2]]);
    expect([after[1]?.title, after[3]?.title]).toEqual(['새 제목', '새 제목']);
    const ended = await as(leader).post(pathOf(0), formOf(0, { title: '지난 제목', scope: 'following' }));
    expect(ended.status).toBe(409);
    expect((await stored()).map(({ title }) => title)).not.toContain('지난 제목');
  });

  test('is refused with 409 if a later meeting changed since the form was shown, and can be sent again', async () => {
    const seen = `${at(2).id}:1 ${at(3).id}:1`;
    await as(leader)
      .post(pathOf(3), formOf(3, { title: '먼저 바꾼 제목' }))
      .expect(303);
    const before = await stored();
    const sent = formOf(1, { title: '나중 제목', scope: 'following', later: seen });
    const { text } = await as(leader).post(pathOf(1), sent).expect(409);
    expect(text).toContain('이후 모임이 그사이 바뀌거나 취소됐어요');
    expect(text).toContain('value="나중 제목"');
    expect(text).toMatch(/name="scope" value="following" checked/);
    expect(await stored()).toEqual(before);
    const fresh = /name="later" value="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(fresh).toBe(`${at(2).id}:1 ${at(3).id}:2`);
    await as(leader)
      .post(pathOf(1), { ...sent, later: fresh })
      .expect(303);
    expect((await stored()).map(({ title }) => title === '나중 제목')).toEqual([false, true, true, true]);
  });

  test('is refused with 409 if the meeting itself changed', async () => {
    await stack.db.meeting.update({ where: { id: at(1).id }, data: { version: 2 } });
    await as(leader)
      .post(pathOf(1), formOf(1, { title: '늦은 제목', scope: 'following' }))
      .expect(409);
    expect((await stored()).map(({ title }) => title)).not.toContain('늦은 제목');
  });

  test.each(['x', '1', '1:1,2:1', '-1:1', '99999999999:1'])(
    'is refused with 409 if “%s” stands for the later meetings',
    async (seen) => {
      const sent = formOf(1, { title: '나중 제목', scope: 'following', later: seen });
      await as(leader).post(pathOf(1), sent).expect(409);
    },
  );

  test('is refused as a whole, beside the field and with the day, if a later meeting cannot follow', async () => {
    await stack.db.meeting.update({ where: { id: at(3).id }, data: { memberCount: 9 } });
    const before = await stored();
    const { text } = await as(leader)
      .post(pathOf(0), formOf(0, { capacity: '5', scope: 'following' }))
      .expect(422);
    expect(/id="field-capacity-error">([^<]+)/.exec(text)?.[1]).toMatch(
      /^\d+월 \d+일\(.\) 모임은 바꿀 수 없어요\. 이미 참여한/,
    );
    expect(await stored()).toEqual(before);
  });

  test('with an unknown scope is refused with 422', async () => {
    const { text } = await as(leader)
      .post(pathOf(0), formOf(0, { scope: 'all' }))
      .expect(422);
    expect(text).toContain('어느 모임까지 바꿀지 골라 주세요');
  });

  test('is for the leader only', async () => {
    const stranger = await createPerson(stack);
    await as(stranger)
      .post(pathOf(0), formOf(0, { title: '남의 제목', scope: 'following' }))
      .expect(403);
    expect(await stored()).toEqual(series);
  });

  test('twice at the same moment ends without a deadlock, and one of the two wins everywhere', async () => {
    const services = { db: stack.db, log: app.live.log, announcer: noAnnouncer };
    const edit = (title: string) => {
      const first = at(0);
      return editSeries(services, leader.id, {
        ...planOf(first, { title }),
        id: first.id,
        version: 1,
        seen: null,
      });
    };
    const results = await Promise.all([edit('가'), edit('나')]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set((await stored()).map(({ title }) => title)).size).toBe(1);
  });
});

describe('cancelling a meeting of a series', () => {
  test('alone leaves the others', async () => {
    await as(leader)
      .post(`${pathOf(1)}/cancel`, { scope: 'this' })
      .expect(303);
    expect((await stored()).map(({ cancelledAt }) => cancelledAt !== null)).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(told).toEqual([`cancelled ${at(1).id}`]);
  });

  test('and the later ones cancels each once, and asks on the page', async () => {
    const { text } = await as(leader).get(pathOf(1)).expect(200);
    expect(text).toContain('어느 모임까지 취소할까요?');
    await as(leader)
      .post(`${pathOf(3)}/cancel`)
      .expect(303);
    told.length = 0;
    for (let i = 0; i < 2; i += 1)
      await as(leader)
        .post(`${pathOf(1)}/cancel`, { scope: 'following' })
        .expect(303);
    expect((await stored()).map(({ cancelledAt }) => cancelledAt !== null)).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(told).toEqual([1, 2].map((index) => `cancelled ${at(index).id}`));
    expect((await stored())[3]?.version).toBe(2);
  });

  test('with an unknown scope is refused with 422 and cancels nothing', async () => {
    for (const scope of ['all', '', 'FOLLOWING'])
      await as(leader)
        .post(`${pathOf(1)}/cancel`, { scope })
        .expect(422);
    expect(await stored()).toEqual(series);
  });

  test('is for the leader only', async () => {
    const stranger = await createPerson(stack);
    await as(stranger)
      .post(`${pathOf(0)}/cancel`, { scope: 'following' })
      .expect(403);
    expect(await stored()).toEqual(series);
  });
});
