import type { Agent } from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createKeptFormStore } from '../../src/platform/http/kept-forms/index.ts';
import { deleteKeys } from '../../src/platform/redis-slots.ts';
import { createClub } from '../clubs/sample-club.ts';
import { planForm } from '../meetings/plan-form.ts';
import { answersOf } from '../quiz/answers-of.ts';
import { type SeededCatalogue, seedCatalogue } from '../recommendations/seed-catalogue.ts';
import { sayIn } from '../reports/sample-reports.ts';
import { createTestApp, csrfOf, signedUp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const notice = '적어 둔 내용을 되살렸어요. 확인하고 다시 보내 주세요.';
const longText = '가나다라마바사아자차'.repeat(150);
let now = Date.now();
let stack: TestStack;
let app: TestApp;
let catalogue: SeededCatalogue;
let bookId: number;
type Person = Awaited<ReturnType<typeof signedUp>>;
let writer: Person;

beforeAll(async () => {
  stack = await openTestStack();
  catalogue = await seedCatalogue(stack);
  bookId = (await stack.db.book.findFirstOrThrow()).id;
  app = createTestApp(stack, { clock: { now: () => new Date(now) } });
});
beforeEach(async () => {
  await stack.redis.flushdb();
  writer = await signedUp(app);
});
afterAll(() => stack.close());

async function endSessions(): Promise<void> {
  const keys = await stack.redis.keys('sess:*');
  await deleteKeys(stack.redis, keys);
}
const keptKeys = () => stack.redis.keys('kept-form:*');

const post = (browser: Agent, path: string, fields: Record<string, string>) =>
  browser.post(path).type('form').send(fields);

function nextOf(refused: string): string {
  const href = /href="\/login\?next=([^"]+)"/.exec(refused)?.[1];
  if (!href) throw new Error('the page does not lead to the log-in');
  return href;
}

/**
 * Logs in through the link of a refused page.
 * @returns the page that follows
 */
async function logInBy(browser: Agent, refused: string, { email, password } = writer.person) {
  const href = nextOf(refused);
  const next = decodeURIComponent(href);
  const form = await browser.get(`/login?next=${href}`).expect(200);
  expect(form.text).toContain(`name="next" value="${next}"`);
  const { headers } = await post(browser, '/login', { email, password, next }).expect(303);
  expect(headers.location).toBe(next);
  return next;
}

/** Returns the value of a field in a page's form. */
const valueIn = (html: string, name: string) =>
  new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1] ??
  new RegExp(`<textarea[^>]*name="${name}"[^>]*>\\n?([^<]*)</textarea>`).exec(html)?.[1];

describe('a form posted after its session ended', () => {
  test('a meeting of 1,500 letters comes back filled after the log-in, and only then is sent, by its writer', async () => {
    const { browser, csrf } = writer;
    const form = planForm(bookId, { title: '긴 소개의 모임', description: longText });
    await endSessions();
    const refused = await post(browser, '/meetings', { ...form, _csrf: csrf }).expect(401);
    expect(refused.text).toContain('적어 둔 내용은 30분 동안 간직해 둘게요');
    const page = await logInBy(browser, refused.text);
    expect(page).toBe(`/meetings/new?bookId=${bookId}`);
    const { text } = await browser.get(page).expect(200);
    expect(text).toContain(notice);
    for (const name of ['title', 'description', 'startsAt', 'endsAt', 'capacity', 'bookId'])
      expect([name, valueIn(text, name)]).toEqual([name, form[name]]);
    expect(await stack.db.meeting.count({ where: { title: form.title ?? '' } })).toBe(0);
    await post(browser, '/meetings', { ...form, _csrf: csrfOf(text) }).expect(303);
    expect(await stack.db.meeting.count({ where: { title: form.title ?? '' } })).toBe(1);
  });

  test('the text is restored until it is sent, and not after that', async () => {
    const { browser, csrf } = writer;
    await endSessions();
    const form = planForm(bookId, { title: '보낼 때까지' });
    const refused = await post(browser, '/meetings', { ...form, _csrf: csrf }).expect(401);
    const page = await logInBy(browser, refused.text);
    expect((await browser.get(page)).text).toContain('보낼 때까지');
    const { text } = await browser.get(page);
    expect(text).toContain('보낼 때까지');
    await post(browser, '/meetings', { ...form, _csrf: csrfOf(text), title: '' }).expect(422);
    expect((await browser.get(page)).text).toContain('보낼 때까지');
    await post(browser, '/meetings', { ...form, _csrf: csrfOf(text) }).expect(303);
    await vi.waitFor(async () => expect(await keptKeys()).toEqual([]));
    expect((await browser.get(page)).text).not.toContain(notice);
  });

  test('the text stays when another form of its page is sent', async () => {
    const { browser, csrf } = writer;
    await endSessions();
    const settings = { leadMinutes: '60', quietFrom: '22:30', quietTo: '06:30', _csrf: csrf };
    const refused = await post(browser, '/settings', settings).expect(401);
    const { text } = await browser.get(await logInBy(browser, refused.text));
    await post(browser, '/settings/calendar/renew', { _csrf: csrfOf(text) }).expect(303);
    expect(valueIn((await browser.get('/settings')).text, 'quietFrom')).toBe('22:30');
  });

  test('also without any cookie: the form itself names its writer', async () => {
    const fresh = app.browser();
    const form = planForm(bookId, { title: '쿠키도 없이' });
    const refused = await post(fresh, '/meetings', { ...form, _csrf: writer.csrf }).expect(401);
    const page = await logInBy(fresh, refused.text);
    expect((await fresh.get(page)).text).toContain('쿠키도 없이');
  });

  test('an edit comes back with the version that its writer saw; changed meanwhile, both texts are shown', async () => {
    const { browser, csrf } = writer;
    const open = async (title: string) => {
      const sent = planForm(bookId, { title, description: '처음 소개' });
      const { headers } = await post(browser, '/meetings', { ...sent, _csrf: csrf }).expect(303);
      return { path: String(headers.location), sent };
    };
    const [one, two] = [await open('고칠 모임'), await open('먼저 고쳐질 모임')];
    await stack.db.meeting.update({
      where: { id: Number(two.path.split('/').at(-1)) },
      data: { description: '다른 곳에서 고친 소개', version: 2 },
    });
    await endSessions();
    const edit = (sent: Record<string, string>) => ({
      ...sent,
      description: longText,
      version: '1',
      _csrf: csrf,
    });
    await post(browser, one.path, edit(one.sent)).expect(401);
    // Two forms of one browser wait beside each other.
    const refused = await post(browser, two.path, edit(two.sent)).expect(401);
    const page = await logInBy(browser, refused.text);
    expect(page).toBe(`${two.path}/edit?bookId=${bookId}`);
    const conflict = (await browser.get(page).expect(200)).text;
    expect(conflict).toContain(notice);
    expect(conflict).toContain('그사이 다른 곳에서 이 모임을 수정했어요');
    expect(conflict).toContain('다른 곳에서 고친 소개');
    expect([valueIn(conflict, 'description'), valueIn(conflict, 'version')]).toEqual([longText, '2']);
    const first = (await browser.get(`${one.path}/edit`).expect(200)).text;
    expect(first).toContain(notice);
    expect([valueIn(first, 'description'), valueIn(first, 'version')]).toEqual([longText, '1']);
  });

  test('the answers of a quiz and the settings come back', async () => {
    const { browser, csrf } = writer;
    await endSessions();
    const quiz = { genre: String(catalogue.full.id), ...answersOf('abcdabcdab'), _csrf: csrf };
    const settings = { leadMinutes: '60', quietFrom: '22:30', quietTo: '06:30', _csrf: csrf };
    const refused = await post(browser, '/quiz', quiz).expect(401);
    await post(browser, '/settings', settings).expect(401);
    const answered = (await browser.get(await logInBy(browser, refused.text)).expect(200)).text;
    expect(answered).toContain(notice);
    expect(answered.match(/ checked/g)).toHaveLength(11);
    expect(answered).toMatch(/id="q3-c"[^>]* checked/);
    const set = (await browser.get('/settings').expect(200)).text;
    expect(set).toContain(notice);
    expect(valueIn(set, 'quietFrom')).toBe('22:30');
    expect(set).toMatch(/value="60" checked/);
    expect(set).not.toMatch(/name="sound"[^>]* checked/);
  });

  test('the rating of a book and the day of one read before come back', async () => {
    const { browser, csrf, person } = writer;
    const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
    const clubId = await createClub(stack, { id });
    await stack.db.clubEarlierBook.create({ data: { clubId, bookId } });
    const shelf = `/clubs/${clubId}/shelf`;
    await endSessions();
    const rating = { stars: '3.5', review: '다시 읽고 싶어요', _csrf: csrf };
    const refused = await post(browser, `${shelf}/${bookId}/rating`, rating).expect(401);
    await post(browser, shelf, { bookId: String(bookId), readOn: '2020-05-05', _csrf: csrf }).expect(401);
    const entry = (await browser.get(await logInBy(browser, refused.text)).expect(200)).text;
    expect(entry).toContain(notice);
    expect(entry).toMatch(/value="3\.5" checked/);
    expect(valueIn(entry, 'review')).toBe('다시 읽고 싶어요');
    const day = (await browser.get(`${shelf}/new?bookId=${bookId}`).expect(200)).text;
    expect(valueIn(day, 'readOn')).toBe('2020-05-05');
  });

  test('a leader’s reasons for a removal and for a deletion come back in the form that she sent', async () => {
    const { browser, csrf, person } = writer;
    const { id } = await stack.db.user.findUniqueOrThrow({ where: { email: person.email } });
    const [member, other] = [await createPerson(stack), await createPerson(stack)];
    const meetingId = await createMeeting(stack, { id } as TestPerson, [member, other]);
    for (const body of ['첫 글', '둘째 글']) await sayIn(stack, meetingId, member, body);
    await endSessions();
    const removal = `/meetings/${meetingId}/members/${member.id}/remove`;
    const reason = '약속을 <여러 번> 어겼어요';
    const userId = String(member.id);
    const refused = await post(browser, removal, { reason, userId, _csrf: csrf }).expect(401);
    expect(refused.text).toContain('간직해');
    const deletion = `/meetings/${meetingId}/chat/messages/2/delete`;
    const late = await post(browser, deletion, {
      reason: '욕이 <들어> 있어요',
      seq: '2',
      _csrf: csrf,
    }).expect(401);
    const page = await logInBy(browser, refused.text);
    const { text } = await browser.get(page).expect(200);
    expect(text).toContain(notice);
    const forms = text.split('<details class="people__remove"').slice(1);
    expect(forms.map((form) => form.startsWith(' open'))).toEqual(
      forms.map((form) => form.includes(`action="${removal}"`)),
    );
    expect(forms.map((form) => valueIn(form, 'reason')).toSorted()).toEqual([
      '',
      '약속을 &lt;여러 번&gt; 어겼어요',
    ]);
    expect(text).not.toContain('aria-invalid');
    const room = (await browser.get(decodeURIComponent(nextOf(late.text))).expect(200)).text;
    expect(room).toContain(notice);
    const [open] = room.split('<details class="bubble__deletion" open').slice(1);
    expect(open).toContain(`action="${deletion}"`);
    expect(valueIn(open ?? '', 'reason')).toBe('욕이 &lt;들어&gt; 있어요');
    expect(valueIn(text, 'userId')).toMatch(/^\d+$/);
    for (const ofAnother of [`?removing=${other.id}`, '/chat/plain?deleting=1'])
      expect((await browser.get(`/meetings/${meetingId}${ofAnother}`)).text).not.toMatch(/약속을|욕이/);
    await post(browser, removal, { reason, userId, _csrf: csrfOf(text) }).expect(303);
    await vi.waitFor(async () => expect((await browser.get(page)).text).not.toContain(notice));
  });

  test('the answer to a club’s question comes back', async () => {
    const { browser, csrf } = writer;
    const clubId = await createClub(stack, await createPerson(stack), {
      entry: 'question',
      entryQuestion: '첫 책은 무엇이었나요?',
      answer: '데미안',
    });
    await endSessions();
    const answer = '데미안 <이었어요>';
    const refused = await post(browser, `/clubs/${clubId}/join`, { answer, _csrf: csrf }).expect(401);
    const { text } = await browser.get(await logInBy(browser, refused.text)).expect(200);
    expect(text).toContain(notice);
    expect(valueIn(text, 'answer')).toBe('데미안 &lt;이었어요&gt;');
    expect(text).not.toContain('aria-invalid');
    expect((await browser.get(`/clubs/${clubId}`)).text).not.toContain(notice);
  });

  test('a button leads back to its page, and nothing is kept', async () => {
    await endSessions();
    const refused = await post(writer.browser, '/meetings/7/join', { _csrf: writer.csrf }).expect(401);
    expect(refused.text).toContain(`/login?next=${encodeURIComponent('/meetings/7')}`);
    expect(refused.text).not.toContain('간직해');
    expect(await keptKeys()).toEqual([]);
  });
});

test('an expired CSRF token gives 403 and a link to the filled form with a new token', async () => {
  const { browser } = writer;
  const form = planForm(bookId, { title: '묵은 화면' });
  for (const stale of [{ _csrf: 'stale' }, {}] as Record<string, string>[]) {
    const refused = await post(browser, '/meetings', { ...form, ...stale }).expect(403);
    expect(refused.text).toContain('적어 둔 내용 이어서 쓰기');
    expect(refused.text).toContain(`href="/meetings/new?bookId=${bookId}"`);
    const { text } = await browser.get(`/meetings/new?bookId=${bookId}`).expect(200);
    expect(text).toContain(notice);
    expect(valueIn(text, 'title')).toBe('묵은 화면');
    expect(csrfOf(text)).not.toBe('stale');
  }
  expect(await stack.db.meeting.count({ where: { title: '묵은 화면' } })).toBe(0);
});

describe('nobody else gets the text', () => {
  const keep = async (title: string) => {
    await endSessions();
    const form = planForm(bookId, { title });
    return (await post(writer.browser, '/meetings', { ...form, _csrf: writer.csrf }).expect(401)).text;
  };

  test('not another browser, even with the account', async () => {
    const refused = await keep('이 브라우저의 글');
    const other = app.browser();
    const page = await logInBy(other, refused);
    expect((await other.get(page)).text).not.toContain('이 브라우저의 글');
  });

  test('not another account in the same browser; its writer does, afterwards', async () => {
    const stranger = await signedUp(app);
    const refused = await keep('글쓴이의 글');
    const page = await logInBy(writer.browser, refused, stranger.person);
    const seen = (await writer.browser.get(page).expect(200)).text;
    expect(seen).not.toContain('글쓴이의 글');
    expect(seen).not.toContain(notice);
    const other = planForm(bookId, { title: '다른 사람의 모임' });
    await post(writer.browser, '/meetings', { ...other, _csrf: csrfOf(seen) }).expect(303);
    await post(writer.browser, '/logout', { _csrf: csrfOf(seen) }).expect(303);
    expect((await writer.browser.get(await logInBy(writer.browser, refused))).text).toContain('글쓴이의 글');
  });

  test('not another account that is logged in when an old tab of the writer is sent', async () => {
    const stranger = await signedUp(app);
    const form = planForm(bookId, { title: '남의 탭' });
    const refused = await post(stranger.browser, '/meetings', { ...form, _csrf: writer.csrf }).expect(403);
    expect(refused.text).not.toContain('이어서 쓰기');
    expect((await stranger.browser.get(`/meetings/new?bookId=${bookId}`)).text).not.toContain('남의 탭');
  });

  test('a reader of Redis cannot decrypt it', async () => {
    await keep('레디스에 없는 글');
    const [key = ''] = await keptKeys();
    const stored = await stack.redis.getBuffer(key);
    expect(stored?.length).toBeGreaterThan(100);
    expect(stored?.includes(Buffer.from('레디스에'))).toBe(false);
    expect(stored?.includes(Buffer.from('title'))).toBe(false);
    expect(await stack.redis.pttl(key)).toBeLessThanOrEqual(30 * 60_000);
  });

  test('not after half an hour', async () => {
    const refused = await keep('늦게 온 사람의 글');
    now += 30 * 60_000;
    const page = await logInBy(writer.browser, refused);
    expect((await writer.browser.get(page)).text).not.toContain('늦게 온');
  });

  test('not with a cookie that the site did not sign', async () => {
    await keep('서명된 쿠키의 글');
    const browser = app.browser();
    await post(browser, '/login', writer.person).expect(303);
    const { text } = await browser.get(`/meetings/new?bookId=${bookId}`).set('Cookie', 'kept=guess.guess');
    expect(text).not.toContain('서명된');
  });
});

describe('not kept', () => {
  test('is a form of more than 64 KB, which is refused as too large', async () => {
    await endSessions();
    const description = 'a'.repeat(70 * 1_024);
    await post(writer.browser, '/meetings', { ...planForm(bookId), description }).expect(413);
    expect(await keptKeys()).toEqual([]);
  });

  test('is a form that another site posted', async () => {
    const request = writer.browser.post('/meetings').set('Origin', 'https://evil.example').type('form');
    await request.send({ ...planForm(bookId), _csrf: writer.csrf }).expect(403);
    await endSessions();
    await writer.browser
      .post('/meetings')
      .set({ Origin: 'https://evil.example' })
      .type('form')
      .send(planForm(bookId))
      .expect(403);
    expect(await keptKeys()).toEqual([]);
  });

  test('is what is posted to the forms of visitors, or as JSON', async () => {
    await endSessions();
    await post(writer.browser, '/login', { email: 'x', password: 'y' }).expect(422);
    await writer.browser.post('/settings').send({ leadMinutes: '10' }).expect(401);
    await writer.browser.post('/push/subscriptions').send({ endpoint: 'x' }).expect(401);
    expect(await keptKeys()).toEqual([]);
  });

  test('is the thirty-first form of an address in ten minutes; the log-in still leads back', async () => {
    await endSessions();
    for (let i = 0; i < 30; i += 1) {
      const { text } = await post(app.browser(), '/meetings', planForm(bookId)).expect(401);
      expect(text).toContain('간직해');
    }
    const { text } = await post(app.browser(), '/meetings', planForm(bookId)).expect(401);
    expect(text).not.toContain('간직해');
    expect(text).toContain(`/login?next=${encodeURIComponent(`/meetings/new?bookId=${bookId}`)}`);
    expect(await keptKeys()).toHaveLength(30);
  });
});

test('a rotated SESSION_SECRET still gives the text back', async () => {
  const old = '0123456789abcdef-the-old-secret-of-the-tests';
  const rotated = (secrets: string) => createTestApp(stack, { env: { SESSION_SECRET: secrets } });
  const before = await signedUp(rotated(old));
  await endSessions();
  const form = planForm(bookId, { title: '바뀐 열쇠' });
  const refused = await post(before.browser, '/meetings', { ...form, _csrf: before.csrf }).expect(401);
  const cookie = [refused.headers['set-cookie']].flat().find((one) => String(one).startsWith('kept='));
  const after = rotated(`fedcba9876543210-the-new-secret-of-the-tests,${old}`).browser();
  const logIn = await post(after, '/login', before.person).expect(303);
  const session = [logIn.headers['set-cookie']].flat().find((one) => String(one).startsWith('sid='));
  const cookies = [cookie, session].map((one) => String(one).split(';')[0]).join('; ');
  const { text } = await after.get(`/meetings/new?bookId=${bookId}`).set('Cookie', cookies).expect(200);
  expect(text).toContain('바뀐 열쇠');
});

describe('the store', () => {
  const createStore = () =>
    createKeptFormStore({
      redis: stack.redis,
      clock: { now: () => new Date(now) },
      secrets: ['a secret of this test'],
    });
  const formOf = (accountId: number | null, isProven: boolean) => ({
    accountId,
    isProven,
    fields: { title: '글' },
  });

  test('keeps ten forms of an account and a thousand of all; the oldest go', async () => {
    const store = createStore();
    for (let i = 0; i < 1_010; i += 1) {
      now += 1;
      await store.keep(`browser ${i}`, '/quiz', formOf(Math.floor(i / 10) + 1, true));
    }
    expect(await keptKeys()).toHaveLength(1_000);
    expect(await store.find('browser 9', '/quiz', 1)).toBeNull();
    expect(await store.find('browser 10', '/quiz', 1)).toBeNull();
    expect(await store.find('browser 10', '/quiz', 2)).toEqual({ title: '글' });
    now += 1;
    await store.keep('browser new', '/quiz', formOf(2, true));
    expect(await store.find('browser 10', '/quiz', 2)).toBeNull();
    expect(await store.find('browser 11', '/quiz', 2)).toEqual({ title: '글' });
  });

  test('a flood of forms without a proven author deletes no form of an account', async () => {
    const store = createStore();
    await store.keep('author', '/quiz', formOf(1, true));
    for (let i = 0; i < 150; i += 1) {
      now += 1;
      await store.keep(`flood ${i}`, '/quiz', formOf(i % 2 === 0 ? null : 1, false));
    }
    expect(await store.find('author', '/quiz', 1)).toEqual({ title: '글' });
    expect(await keptKeys()).toHaveLength(101);
  });
});

test('an account id in a form that the site did not sign proves nothing', async () => {
  await endSessions();
  const stranger = app.browser();
  const ids = [writer.csrf.replace(/\.[^.]+$/, '.forged'), `x.${writer.csrf.split('.')[1]}`];
  for (const _csrf of ids) await post(stranger, '/quiz', { genre: '1', _csrf }).expect(401);
  expect(await stack.redis.zcard('kept-forms')).toBe(0);
  expect(await stack.redis.zcard('kept-forms-unproven')).toBe(1);
  await post(stranger, '/quiz', { genre: '1', _csrf: writer.csrf }).expect(401);
  expect(await stack.redis.zcard('kept-forms')).toBe(1);
});

describe('a form whose proof became old while it was written', () => {
  const minute = 60_000;
  const prove = (browser: Agent, back: string, csrf: string) =>
    post(browser, '/settings/proof', { _csrf: csrf, back, password: writer.person.password });

  test('a new e-mail address comes back after the proof, and only then is sent', async () => {
    const { browser, csrf } = writer;
    now += 10 * minute + 1_000;
    const email = `new-${now}@example.com`;
    const asked = await post(browser, '/settings/email', { _csrf: csrf, email }).expect(303);
    expect(asked.headers.location).toBe('/settings/proof?back=%2Fsettings%2Femail');
    await prove(browser, '/settings/email', csrf).expect(303).expect('location', '/settings/email');
    const { text } = await browser.get('/settings/email').expect(200);
    expect(text).toContain(notice);
    expect(valueIn(text, 'email')).toBe(email);
    await post(browser, '/settings/email', { _csrf: csrfOf(text), email }).expect(303);
    await vi.waitFor(async () => expect(await keptKeys()).toEqual([]));
    expect((await browser.get('/settings/email')).text).not.toContain(notice);
  });

  test('an operator finds her words again after a second form whose proof was old as well', async () => {
    const { browser, csrf, person } = writer;
    const { id } = await stack.db.user.update({ where: { email: person.email }, data: { isAdmin: true } });
    const clubId = await createClub(stack, { id });
    const reporter = await signedUp(app);
    await post(reporter.browser, '/reports', {
      _csrf: reporter.csrf,
      kind: 'club',
      id: String(clubId),
      reason: 'abuse',
    }).expect(303);
    const page = `/admin/reports/${(await stack.db.report.findFirstOrThrow({ where: { clubId } })).id}`;
    now += 10 * minute + 1_000;
    for (const explanation of ['처음 쓴 까닭', '다시 쓴 <까닭>']) {
      const form = { _csrf: csrf, decision: 'warned', explanation };
      const asked = await post(browser, `${page}/decide`, form).expect(303);
      expect(asked.headers.location).toBe(`/settings/proof?back=${encodeURIComponent(page)}`);
    }
    await prove(browser, page, csrf).expect(303).expect('location', page);
    const { text } = await browser.get(page).expect(200);
    expect(text).toContain(notice);
    expect(valueIn(text, 'explanation')).toBe('다시 쓴 &lt;까닭&gt;');
    expect(await stack.db.report.findFirstOrThrow({ where: { clubId } })).toMatchObject({ decision: null });
  });

  test('a new password is kept nowhere', async () => {
    const { browser, csrf } = writer;
    now += 10 * minute + 1_000;
    const form = { _csrf: csrf, password: 'brand-new-evening-77', newPassword: 'brand-new-evening-77' };
    await post(browser, '/settings/password', form).expect(303);
    expect(await keptKeys()).toEqual([]);
  });
});
