import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshSearchKeys } from '../../src/app/refresh-search-keys.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { userAgents } from '../support/user-agents.ts';
import { asPerson, planForm, wallTimeIn } from './plan-form.ts';
import { day, hour, minute } from './sample-meeting.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let reader: TestPerson;
let bookId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  leader = await createPerson(stack, '하늘');
  reader = await createPerson(stack, '바다');
  bookId = (await createBook(stack, { title: '맡겨진 소녀' })).id;
});
afterAll(() => stack.close());

const as = (person: TestPerson | null) => asPerson(app, person);

/** Opens a meeting through the form. @returns its path. */
async function open(fields: Record<string, string> = {}): Promise<string> {
  const answer = await as(leader).post('/meetings', planForm(bookId, fields)).expect(303);
  return String(answer.headers.location);
}

const inputOf = (html: string, name: string) =>
  new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1];

describe('opening a meeting', () => {
  test('leads to its page, where everybody can read about it', async () => {
    const path = await open({ title: '<b>한여름</b> & 밤' });
    expect(path).toMatch(/^\/meetings\/\d+$/);
    const { text } = await as(null).get(path).expect(200);
    expect(text).toContain('&lt;b&gt;한여름&lt;/b&gt; &amp; 밤');
    expect(text).toContain(`data-meeting-id="${path.split('/').at(-1)}"`);
    expect(text).toContain('모집 중');
    expect(text).toContain('맡겨진 소녀');
    expect(text).toContain('1/8명');
  });

  test('begins with a book, and without JavaScript a search finds it', async () => {
    await refreshSearchKeys(stack.db);
    const { text } = await as(leader).get('/meetings/new?q=겨진소').expect(200);
    expect(text).toContain(`/meetings/new?bookId=${bookId}`);
    const form = await as(leader).get(`/meetings/new?bookId=${bookId}`).expect(200);
    expect(inputOf(form.text, 'bookId')).toBe(String(bookId));
    expect(inputOf(form.text, 'startsAt')).toMatch(/^\d{4}-\d\d-\d\dT20:00$/);
  });

  test('about a book that does not exist shows an error', async () => {
    const { text } = await as(leader).get('/meetings/new?bookId=2000000000').expect(404);
    expect(text).toContain('고른 책을 찾을 수 없어요');
  });

  test.each<[string, Record<string, string>, string]>([
    ['a start in the past', { startsAt: wallTimeIn(-hour), endsAt: wallTimeIn(hour) }, 'startsAt'],
    ['a start in 2099', { startsAt: '2099-01-01T20:00', endsAt: '2099-01-01T21:00' }, 'startsAt'],
    ['a start on 30 February', { startsAt: '2027-02-30T20:00' }, 'startsAt'],
    ['24 o’clock', { startsAt: '2026-11-22T24:00' }, 'startsAt'],
    ['an end at the start', { endsAt: wallTimeIn(2 * hour) }, 'endsAt'],
    ['an end before the start', { endsAt: wallTimeIn(hour) }, 'endsAt'],
    ['25 hours', { endsAt: wallTimeIn(27 * hour) }, 'endsAt'],
    ['capacity 0', { capacity: '0' }, 'capacity'],
    ['capacity 1', { capacity: '1' }, 'capacity'],
    ['capacity −1', { capacity: '-1' }, 'capacity'],
    ['capacity 1.5', { capacity: '1.5' }, 'capacity'],
    ['capacity 1e9', { capacity: '1e9' }, 'capacity'],
    ['capacity 501', { capacity: '501' }, 'capacity'],
    ['a title of 101 letters', { title: '가'.repeat(101) }, 'title'],
    ['a blank title', { title: '\u3164' }, 'title'],
    ['a text of 2,001 letters', { description: '가'.repeat(2_001) }, 'description'],
    ['no book', { bookId: '' }, 'bookId'],
    ['a book that is not there', { bookId: '2000000000' }, 'bookId'],
    ['a book 2^63', { bookId: '9223372036854775808' }, 'bookId'],
    ['a book “abc”', { bookId: 'abc' }, 'bookId'],
  ])(
    'with %s is answered with 422, a message at the field and the input kept',
    async (_what, fields, wrong) => {
      const before = await stack.db.meeting.count();
      const sent = planForm(bookId, { title: '"지켜 줄" 제목', ...fields });
      const { text } = await as(leader).post('/meetings', sent).expect(422);
      if (wrong === 'bookId') expect(text).toMatch(/field__error">[^<]*책/);
      else expect(text).toMatch(new RegExp(`id="field-${wrong}-error">[^<]*[가-힣]`));
      if (wrong !== 'title') expect(inputOf(text, 'title')).toBe('&#34;지켜 줄&#34; 제목');
      if (wrong !== 'startsAt') expect(inputOf(text, 'startsAt')).toBe(sent.startsAt);
      expect(text).toContain('끝까지 읽고 만나요.'.slice(0, fields.description ? 0 : undefined));
      expect(await stack.db.meeting.count()).toBe(before);
    },
  );

  test.each<[string, Record<string, string>, string[]]>([
    [
      'a blank title and a start in the past',
      { title: '', startsAt: wallTimeIn(-hour), endsAt: wallTimeIn(hour) },
      ['title', 'startsAt'],
    ],
    ['a blank title and 25 hours', { title: '', endsAt: wallTimeIn(27 * hour) }, ['title', 'endsAt']],
    [
      'capacity 0 and an end before the start',
      { capacity: '0', endsAt: wallTimeIn(hour) },
      ['capacity', 'endsAt'],
    ],
    [
      'no end, a start in 2099 and a long title',
      { title: '가'.repeat(101), startsAt: '2099-01-01T20:00', endsAt: '' },
      ['title', 'startsAt', 'endsAt'],
    ],
  ])('with %s shows all messages at once', async (_what, fields, wrong) => {
    const { text } = await as(leader).post('/meetings', planForm(bookId, fields)).expect(422);
    const messages = [...text.matchAll(/id="field-(\w+)-error">[^<]*[가-힣]/g)].map(([, name]) => name);
    expect(messages.sort()).toEqual([...wrong].sort());
  });

  test('with a blank title about a book that is gone names both', async () => {
    const fields = { title: '', bookId: '2000000000' };
    const { text } = await as(leader).post('/meetings', planForm(bookId, fields)).expect(422);
    expect(text).toContain('고른 책을 찾을 수 없어요');
    expect(text).toMatch(/id="field-title-error">[^<]*적어 주세요/);
  });

  test('with fields twice, or none, is no server error', async () => {
    const post = (body: string) =>
      app
        .browser()
        .post('/meetings')
        .set('Cookie', leader.cookie)
        .type('form')
        .send(`_csrf=test-token&${body}`);
    await post('title=a&title=b&bookId=1&bookId=2&startsAt=1&startsAt=2').expect(422);
    await post('').expect(422);
    await post('bookId[not]=&title[]=x').expect(422);
  });

  test('of 10 MB is too large', async () => {
    await as(leader)
      .post('/meetings', planForm(bookId, { description: 'a'.repeat(10_000_000) }))
      .expect(413);
  });

  test('needs a log-in and the token', async () => {
    await as(null).post('/meetings', planForm(bookId)).expect(401);
    await app
      .browser()
      .post('/meetings')
      .set('Cookie', leader.cookie)
      .type('form')
      .send(planForm(bookId))
      .expect(403);
    const { headers } = await as(null).get(`/meetings/new?bookId=${bookId}`).expect(302);
    expect(headers.location).toBe(`/login?next=${encodeURIComponent(`/meetings/new?bookId=${bookId}`)}`);
  });

  test('cannot set what is not in the form', async () => {
    const path = await open({
      leaderId: String(reader.id),
      memberCount: '0',
      version: '99',
      id: '1',
      title: '덧붙임',
    });
    const id = Number(path.split('/').at(-1));
    expect(await stack.db.meeting.findUniqueOrThrow({ where: { id } })).toMatchObject({
      leaderId: leader.id,
      memberCount: 1,
      version: 1,
    });
  });
});

describe('a meeting’s page', () => {
  test('names its members to people who are logged in only', async () => {
    const id = await createMeeting(stack, leader, [reader], { startsInMinutes: 300 });
    const [visited, seen] = [await as(null).get(`/meetings/${id}`), await as(reader).get(`/meetings/${id}`)];
    expect(visited.text).toContain('하늘');
    expect(visited.text).not.toContain('바다');
    expect(visited.text).toContain('이 밖에 1명');
    expect(seen.text).toMatch(/people__name">바다/);
  });

  test.each([
    ['곧 시작', { startsInMinutes: 30 }],
    ['진행 중', { startsInMinutes: -5 }],
    ['끝남', { startsInMinutes: -61 }],
    ['취소됨', { startsInMinutes: 300, cancelled: true }],
    ['정원 마감', { startsInMinutes: 300, capacity: 2 }],
  ])('says %s', async (label, options) => {
    const id = await createMeeting(stack, leader, [reader], options);
    expect((await as(null).get(`/meetings/${id}`)).text).toMatch(new RegExp(`class="badge[^"]*">${label}<`));
  });

  test('offers only the actions that the reading person may do', async () => {
    const id = await createMeeting(stack, leader, [reader], { startsInMinutes: 300 });
    const newcomer = await createPerson(stack);
    const offers = async (person: TestPerson | null) => {
      const { text } = await as(person).get(`/meetings/${id}`).expect(200);
      return ['/join"', '/leave"', '/edit"', '/cancel"', '/remove"', '/chat"', 'href="/login?next'].filter(
        (part) => text.includes(part),
      );
    };
    expect(await offers(null)).toEqual(['href="/login?next']);
    expect(await offers(newcomer)).toEqual(['/join"']);
    expect(await offers(reader)).toEqual(['/leave"', '/chat"']);
    expect(await offers(leader)).toEqual(['/edit"', '/cancel"', '/remove"', '/chat"']);
  });

  test.each(['0', 'abc', '-1', '1e3', '2000000000', '99999999999999999999', '%00'])(
    '%s is not there',
    async (id) => {
      await as(leader).get(`/meetings/${id}`).expect(404);
      await as(leader).post(`/meetings/${id}/join`).expect(404);
      await as(leader).get(`/meetings/${id}/edit`).expect(404);
      await as(leader).get(`/meetings/${id}/calendar.ics`).expect(404);
    },
  );

  test('gives a calendar file', async () => {
    const path = await open({ title: '달력에 담을 모임' });
    const { text, headers } = await as(null).get(`${path}/calendar.ics`).expect(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(headers['content-disposition']).toMatch(/^attachment; filename="?bookmoim-\d+\.ics"?$/);
    expect(text).toContain('SUMMARY:달력에 담을 모임\r\n');
    await as(leader).post(`${path}/cancel`).expect(303);
    expect((await as(null).get(`${path}/calendar.ics`)).text).toContain('STATUS:CANCELLED\r\n');
  });

  test('links to a calendar instead of a file inside an app, where it refuses something too', async () => {
    const path = await open();
    const inApp = userAgents.kakaoAndroid;
    const pages = [
      (await as(null).get(path).set('User-Agent', inApp).expect(200)).text,
      (await as(leader).post(`${path}/leave`).set('User-Agent', inApp).expect(403)).text,
    ];
    for (const text of pages) {
      expect(text).toContain('href="https://calendar.google.com/calendar/render?action=TEMPLATE');
      expect(text).not.toContain('calendar.ics');
    }
    expect((await as(leader).post(`${path}/leave`).expect(403)).text).toContain(`${path}/calendar.ics`);
  });
});

describe('joining', () => {
  test('of thirty at once on five seats succeeds five times, and 25 read that it is full', async () => {
    const id = await createMeeting(stack, leader, [], { startsInMinutes: 300, capacity: 6 });
    const crowd = await Promise.all(Array.from({ length: 30 }, () => createPerson(stack)));
    const answers = await Promise.all(crowd.map((person) => as(person).post(`/meetings/${id}/join`)));
    const refused = answers.filter(({ status }) => status === 409);
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(5);
    expect(refused).toHaveLength(25);
    for (const { text } of refused) expect(text).toMatch(/role="alert">정원이 찼어요/);
  });

  test('leads to the meeting, twice as well; leaving as well', async () => {
    const path = await open();
    for (const act of ['join', 'join', 'leave', 'leave']) {
      const { headers } = await as(reader).post(`${path}/${act}`).expect(303);
      expect(headers.location).toBe(path);
    }
  });

  test.each([
    ['ended', { startsInMinutes: -61 }, '이미 끝난 모임'],
    ['cancelled', { startsInMinutes: 60, cancelled: true }, '취소된 모임'],
  ])('what is %s is refused with the reason', async (_what, options, reason) => {
    const id = await createMeeting(stack, leader, [], options);
    const { text } = await as(reader).post(`/meetings/${id}/join`).expect(409);
    expect(text).toMatch(new RegExp(`role="alert">${reason}`));
  });

  test('needs a log-in, and cannot be done with GET', async () => {
    const path = await open();
    await as(null).post(`${path}/join`).expect(401);
    await as(reader).get(`${path}/join`).expect(404);
  });
});

describe('leading', () => {
  test('is not left: the leader can only cancel', async () => {
    const path = await open();
    const { text } = await as(leader).post(`${path}/leave`).expect(403);
    expect(text).toContain('리더는 자기 모임에서 나갈 수 없어요');
    await as(leader).post(`${path}/cancel`).expect(303);
    await as(leader).post(`${path}/cancel`).expect(303);
  });

  test('is the leader’s alone', async () => {
    const path = await open();
    await as(reader).post(`${path}/join`).expect(303);
    await as(reader).get(`${path}/edit`).expect(403);
    await as(reader).get(`${path}/edit/book`).expect(403);
    await as(reader)
      .post(path, planForm(bookId, { version: '1', title: '남의 모임' }))
      .expect(403);
    await as(reader).post(path, { version: 'x' }).expect(403);
    await as(reader).post(`${path}/cancel`).expect(403);
    await as(reader).post(`${path}/members/${leader.id}/remove`).expect(403);
    expect((await as(null).get(path)).text).not.toContain('남의 모임');
  });

  test('removes members, but not oneself', async () => {
    const path = await open();
    await as(reader).post(`${path}/join`).expect(303);
    const { headers } = await as(leader).post(`${path}/members/${reader.id}/remove`).expect(303);
    expect(headers.location).toBe(path);
    const [people = '', banned = ''] = (await as(leader).get(path)).text.split('내보낸 사람');
    expect(people).not.toMatch(/people__name">바다/);
    expect(banned).toMatch(/people__name">바다/);
    await as(leader).post(`${path}/members/${leader.id}/remove`).expect(403);
    await as(leader).post(`${path}/members/abc/remove`).expect(404);
  });
});

describe('editing', () => {
  test('shows the meeting as it is, and leads back to it', async () => {
    const sent = planForm(bookId, { title: '고칠 모임' });
    const path = await open(sent);
    const { text } = await as(leader).get(`${path}/edit`).expect(200);
    expect(inputOf(text, 'startsAt')).toBe(sent.startsAt);
    expect(inputOf(text, 'version')).toBe('1');
    const { headers } = await as(leader)
      .post(path, { ...sent, title: '고친 모임', version: '1' })
      .expect(303);
    expect(headers.location).toBe(path);
    expect((await as(null).get(path)).text).toContain('고친 모임');
  });

  test('of an old version answers 409 with both texts, and sent again it counts', async () => {
    const sent = planForm(bookId, { title: '처음 이름' });
    const path = await open(sent);
    await as(leader)
      .post(path, { ...sent, title: '먼저 고친 이름', version: '1' })
      .expect(303);
    const mine = { ...sent, title: '나중에 고친 이름', description: '나중에 고친 소개' };
    const { text } = await as(leader)
      .post(path, { ...mine, version: '1' })
      .expect(409);
    expect(text).toContain('다른 곳에서');
    expect(inputOf(text, 'title')).toBe('나중에 고친 이름');
    expect(text).toContain('나중에 고친 소개</textarea>');
    expect(text).toMatch(/<dt>제목<\/dt><dd[^>]*>먼저 고친 이름</);
    expect(text).toMatch(/<dt>소개<\/dt><dd[^>]*>끝까지 읽고 만나요\.</);
    expect(text).not.toMatch(/<dt>정원/);
    expect(inputOf(text, 'version')).toBe('2');
    await as(leader)
      .post(path, { ...mine, version: '2' })
      .expect(303);
  });

  test('after twenty changes in an hour answers 429 with what was typed, and says from when on it works again', async () => {
    const sent = planForm(bookId, { title: '처음 이름' });
    const path = await open(sent);
    const { id, startsAt, endsAt } = await stack.db.meeting.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const times = { oldStartsAt: startsAt, newStartsAt: startsAt, oldEndsAt: endsAt, newEndsAt: endsAt };
    await stack.db.meetingChange.createMany({
      data: Array.from({ length: 20 }, (_, i) => ({
        meetingId: id,
        version: 1_000 + i,
        kind: 'meeting_changed',
        oldTitle: '가',
        newTitle: '나',
        announcedAt: new Date(),
        ...times,
      })),
    });
    const { text, headers } = await as(leader)
      .post(path, { ...sent, title: '또 바꾼 이름', version: '1' })
      .expect(429);
    expect(inputOf(text, 'title')).toBe('또 바꾼 이름');
    expect(text).toMatch(/제목과 시간은 한 시간에 20번까지 바꿀 수 있어요\. .+부터 다시 바꿀 수 있어요\./);
    expect(Number(headers['retry-after'])).toBeGreaterThan(3_500);
  });

  test('of a live meeting says what cannot be changed any more', async () => {
    const id = await createMeeting(stack, leader, [], { startsInMinutes: -10 });
    const form = await as(leader).get(`/meetings/${id}/edit`).expect(200);
    expect(form.text).toContain('이미 시작해서 바꿀 수 없어요');
    const meeting = await stack.db.meeting.findUniqueOrThrow({ where: { id } });
    const sent = {
      ...planForm(meeting.bookId, { version: '1', capacity: '500' }),
      startsAt: wallTimeIn(-10 * minute),
      endsAt: wallTimeIn(80 * minute),
    };
    const moved = await as(leader)
      .post(`/meetings/${id}`, { ...sent, startsAt: wallTimeIn(10 * minute) })
      .expect(422);
    expect(moved.text).toContain('이미 시작한 모임이라 바꿀 수 없어요');
    await as(leader).post(`/meetings/${id}`, sent).expect(303);
  });

  test('without a version, or with a broken one, is answered with 422', async () => {
    const path = await open();
    for (const version of ['', 'x', '1.5', '-1'])
      await as(leader).post(path, planForm(bookId, { version })).expect(422);
  });

  test('what is over is refused with the reason', async () => {
    const id = await createMeeting(stack, leader, [], { startsInMinutes: -61 });
    await as(leader).get(`/meetings/${id}/edit`).expect(409);
    const { text } = await as(leader).post(`/meetings/${id}/cancel`).expect(409);
    expect(text).toContain('이미 끝난 모임');
  });
});

describe('the list', () => {
  test.each([
    'page=-1',
    'page=0',
    'page=1e9',
    'page=999999999',
    'page=abc',
    'page=1&page=2',
    `q=${'a'.repeat(5_000)}`,
    'q=%25',
    'q=_',
    'q=%5C',
    "q='; drop table meetings; --",
    'q=%00',
    'q=%ED%A0%80',
    'when=never',
    'genre=9223372036854775808',
    'book=x',
    'settings[view options][outputFunctionName]=x',
  ])('answers ?%s', async (query) => {
    await as(null).get(`/meetings?${query}`).expect(200);
  });

  test('shows a meeting with its hook, and keeps the search while one leafs', async () => {
    const path = await open({
      title: '검색될 모임',
      startsAt: wallTimeIn(3 * day),
      endsAt: wallTimeIn(3 * day + hour),
    });
    const { text } = await as(null).get('/meetings?q=검색될').expect(200);
    expect(text).toContain(`data-meeting-id="${path.split('/').at(-1)}"`);
    expect(text).toContain('3일 뒤 시작해요');
    expect(inputOf(text, 'q')).toBe('검색될');
    expect(text).toContain('/meetings?when=live&amp;q=');
  });

  test('of one’s own needs a log-in', async () => {
    const { headers } = await as(null).get('/meetings?mine=1').expect(302);
    expect(headers.location).toBe('/login?next=%2Fmeetings%3Fmine%3D1');
    await as(reader).get('/meetings?mine=1').expect(200);
  });
});
