import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPerson } from '../meetings/plan-form.ts';
import { createTestApp, signedUp, type TestApp } from '../support/app.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let reader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  reader = await createPerson(stack, '바다');
});
afterAll(() => stack.close());

const as = (person: TestPerson | null) => asPerson(app, person);

const form = (fields: Record<string, string> = {}): Record<string, string> => ({
  name: '느린 독서회',
  description: '한 달에 한 권을 읽어요.',
  visibility: 'listed',
  entry: 'open',
  entryQuestion: '',
  entryAnswer: '',
  capacity: '30',
  ...fields,
});

let clubs = 0;

/** Opens a club through its form. @returns its path */
async function open(fields: Record<string, string> = {}): Promise<string> {
  clubs += 1;
  const name = `북클럽 ${clubs}`;
  const answer = await as(leader)
    .post('/clubs', form({ name, ...fields }))
    .expect(303);
  return String(answer.headers.location);
}

/** Returns the key of the form of invitations on a club's page. */
const formKeyOf = async (path: string) =>
  / name="key" value="([^"]+)"/.exec((await as(leader).get(path).expect(200)).text)?.[1] ?? '';

/** Returns the cookie with which an answer carries a new invitation. */
const carriedBy = ({ headers }: { headers: Record<string, unknown> }): string => {
  const cookies = headers['set-cookie'] as string[];
  return cookies.find((cookie) => cookie.startsWith('new-invite='))?.split(';', 1)[0] ?? '';
};

/** Makes an invitation. @returns the path of its link */
async function invite(path: string, fields: Record<string, string> = { uses: '3', days: '7' }) {
  const made = await as(leader).post(`${path}/invites`, fields).expect(303);
  const [cookie = ''] = made.headers['set-cookie'] as unknown as string[];
  const carried = cookie.split(';', 1)[0] ?? '';
  const { text } = await app.browser().get(path).set('Cookie', `${leader.cookie}; ${carried}`).expect(200);
  const url = /data-invite-url="([^"]+)"/.exec(text)?.[1] ?? '';
  return { path: new URL(url).pathname, token: url.split('/i/')[1] ?? '' };
}

describe('opening a club', () => {
  test('leads to its page, where its leader is named and the text is escaped', async () => {
    const path = await open({ name: '<b>밤</b> & 책' });
    expect(path).toMatch(/^\/clubs\/\d+$/);
    const { text } = await as(null).get(path).expect(200);
    expect(text).toContain('&lt;b&gt;밤&lt;/b&gt; &amp; 책');
    expect(text).toContain(`data-club-id="${path.split('/').at(-1)}"`);
    expect(text).toMatch(/data-role="leader"[\s\S]*하늘/);
    expect((await as(leader).get(path)).text).toContain(' data-role="leader">');
  });

  test.each<[string, Record<string, string>, string, string]>([
    ['no name', { name: ' ' }, 'name', '이름'],
    ['a name of 41 letters', { name: '가'.repeat(41) }, 'name', '40자'],
    ['2,001 letters', { description: '가'.repeat(2_001) }, 'description', '2,000자'],
    ['an unknown visibility', { visibility: 'secret' }, 'visibility', '누가 볼 수'],
    ['an unknown entry', { entry: 'magic' }, 'entry', '어떻게 들어오게'],
    ['capacity 1', { capacity: '1' }, 'capacity', '2명에서 500명'],
    ['capacity 501', { capacity: '501' }, 'capacity', '2명에서 500명'],
    ['a question without words', { entry: 'question', entryAnswer: '답' }, 'entryQuestion', '질문을 적어'],
    ['a question without an answer', { entry: 'question', entryQuestion: '왜?' }, 'entryAnswer', '답을 적어'],
    [
      'an answer of spaces',
      { entry: 'question', entryQuestion: '왜?', entryAnswer: ' \u3000' },
      'entryAnswer',
      '답을 적어',
    ],
    [
      'a question of 201 letters',
      { entry: 'question', entryQuestion: '가'.repeat(201), entryAnswer: '답' },
      'entryQuestion',
      '200자',
    ],
  ])(
    'with %s is 422 with a message at the field and the name kept',
    async (_what, fields, field, message) => {
      const { text } = await as(leader).post('/clubs', form(fields)).expect(422);
      expect(text).toMatch(new RegExp(`id="(?:field-)?${field}-error">[^<]*${message}`));
      if (!fields.name) expect(text).toContain('value="느린 독서회"');
    },
  );

  test('sent twice gives the same club', async () => {
    const [one, two] = [await open({ name: '한 번만' }), await open({ name: '한 번만' })];
    expect(two).toBe(one);
  });

  test('needs a log-in', async () => {
    await as(null).get('/clubs/new').expect(302);
    await as(null).post('/clubs', form()).expect(401);
  });
});

describe('an unlisted club', () => {
  test('does not exist for outsiders: page, forms, list, search and count', async () => {
    const path = await open({ visibility: 'unlisted', name: '숨은 수풀' });
    await open({ name: '보이는 수풀' });
    for (const person of [null, reader]) {
      await as(person).get(path).expect(404);
      const list = (await as(person).get('/clubs').expect(200)).text;
      expect(list).not.toContain('숨은 수풀');
      const found = (await as(person).get('/clubs?q=수풀').expect(200)).text;
      expect(found).toContain('보이는 수풀');
      expect(found).not.toContain('숨은 수풀');
      expect(found).toContain('북클럽 1개');
    }
    for (const verb of [
      'join',
      'leave',
      'close',
      'invites',
      'handover/answer',
      `members/${leader.id}/remove`,
    ])
      await as(reader).post(`${path}/${verb}`, { answer: 'accept', uses: '1', days: '1' }).expect(404);
    await as(reader).get(`${path}/edit`).expect(404);
    await as(reader)
      .post(path, form({ version: '1' }))
      .expect(404);
    expect((await as(leader).get('/clubs?q=수풀').expect(200)).text).toContain('숨은 수풀');
    expect((await as(leader).get('/clubs').expect(200)).text).toContain('숨은 수풀');
  });
});

describe('the question of a club', () => {
  const secret = '파란대문 7번지';
  const asks = { entry: 'question', entryQuestion: '우리가 모이는 곳은?', entryAnswer: secret };

  test('keeps its answer out of every response and log line', async () => {
    const path = await open(asks);
    const texts: string[] = [];
    const keep = async (request: PromiseLike<{ text: string; headers: unknown }>) => {
      const { text, headers } = await request;
      texts.push(text, JSON.stringify(headers));
    };
    await keep(as(null).get(path).expect(200));
    await keep(as(leader).get(path).expect(200));
    await keep(as(leader).get(`${path}/edit`).expect(200));
    await keep(
      as(leader)
        .post('/clubs', form({ ...asks, name: '' }))
        .expect(422),
    );
    await keep(
      as(leader)
        .post(path, form({ ...asks, name: '', version: '1' }))
        .expect(422),
    );
    await keep(
      as(leader)
        .post(path, form({ ...asks, version: '9' }))
        .expect(409),
    );
    await keep(as(null).post('/clubs', form(asks)).expect(401));
    for (const _try of [1, 2, 3]) await keep(as(reader).post(`${path}/join`, { answer: '틀림' }).expect(422));
    await keep(as(reader).post(`${path}/join`, { answer: secret }).expect(423));
    const friend = await createPerson(stack);
    await keep(as(friend).post(`${path}/join`, { answer: '파란 대문7번지' }).expect(303));
    await keep(as(friend).get(path).expect(200));
    const all = texts.join('\n') + JSON.stringify(app.logs);
    for (const part of [secret, '파란대문', encodeURIComponent('파란대문')]) expect(all).not.toContain(part);
  });

  test('shows a wrong answer beside the field, and says how many tries are left', async () => {
    const path = await open(asks);
    const person = await createPerson(stack);
    const { text } = await as(person).post(`${path}/join`, { answer: '"노란 대문' }).expect(422);
    expect(text).toContain('value="&#34;노란 대문"');
    expect(text).toContain('2번 더 답할 수 있어요');
    expect((await as(person).post(`${path}/join`).expect(422)).text).toContain('질문의 답을 적어 주세요');
  });

  test('is kept by an edit that leaves the answer empty, and changes with a new one', async () => {
    const path = await open(asks);
    await as(leader)
      .post(path, form({ ...asks, entryAnswer: '', version: '1' }))
      .expect(303);
    const [one, two] = [await createPerson(stack), await createPerson(stack)];
    await as(one).post(`${path}/join`, { answer: secret }).expect(303);
    await as(leader)
      .post(path, form({ ...asks, entryAnswer: '하얀 대문', version: '2' }))
      .expect(303);
    await as(two).post(`${path}/join`, { answer: secret }).expect(422);
    await as(two).post(`${path}/join`, { answer: '하얀대문' }).expect(303);
  });
});

describe('an invitation link', () => {
  test('is shown once, and the table, later pages and logs do not hold its token', async () => {
    const path = await open();
    const { path: link, token } = await invite(path);
    expect(token).toMatch(/^[\w-]{32}$/);
    expect((await as(leader).get(path).expect(200)).text).not.toContain(token);
    expect(JSON.stringify(await stack.db.clubInvite.findMany())).not.toContain(token);
    const landing = await as(null).get(link).expect(200);
    expect(landing.headers['referrer-policy']).toBe('same-origin');
    expect(landing.headers['x-robots-tag']).toContain('noindex');
    await as(reader).post(link).expect(303);
    await as(null)
      .get(`/i/${'x'.repeat(32)}`)
      .expect(404);
    const logged = JSON.stringify(app.logs);
    expect(logged).toContain('/i/:token');
    expect(logged).not.toContain(token);
  });

  test('carries a new reader through sign-up into an unlisted club', async () => {
    const path = await open({ visibility: 'unlisted', entry: 'invite', name: '초대 모임방' });
    const { path: link } = await invite(path);
    const landing = (await app.browser().get(link).expect(200)).text;
    const signUp = /href="(\/signup\?next=[^"]+)"/.exec(landing)?.[1] ?? '';
    expect(new URL(signUp, 'http://x').searchParams.get('next')).toBe(link);
    const { browser, csrf } = await signedUp(app, { nickname: '새싹' });
    await browser.get(path).expect(404);
    expect((await browser.get(link).expect(200)).text).toContain(`action="${link}"`);
    const joined = await browser.post(link).type('form').send({ _csrf: csrf }).expect(303);
    expect(joined.headers.location).toBe(path);
    expect((await browser.get(path).expect(200)).text).toContain('data-role="member"');
  });

  test('says why it is refused, and a link that ended does not name the club', async () => {
    const path = await open({ visibility: 'unlisted', name: '비밀 정원사' });
    const { path: link } = await invite(path, { uses: '1', days: '1' });
    const first = await createPerson(stack);
    await as(first).post(link).expect(303);
    expect((await as(first).post(link).expect(409)).text).toContain('이미 함께하고 있는');
    const usedUp = (await as(reader).get(link).expect(409)).text;
    expect(usedUp).toContain('모두 쓴 초대 링크');
    expect(usedUp).not.toContain('비밀 정원사');
    const { path: other } = await invite(path);
    const page = (await as(leader).get(path).expect(200)).text;
    const revoke = /action="(\/clubs\/\d+\/invites\/\d+\/revoke)"/.exec(page)?.[1] ?? '';
    await as(reader).post(revoke).expect(404);
    await as(first).post(revoke).expect(403);
    await as(leader).post(revoke).expect(303);
    expect((await as(reader).post(other).expect(409)).text).toContain('거둔 초대 링크');
  });

  test('from a form that is sent twice at once is one link, and each answer carries it', async () => {
    const path = await open();
    const key = await formKeyOf(path);
    const send = async (fields: Record<string, string>) =>
      carriedBy(await as(leader).post(`${path}/invites`, fields).expect(303));
    const twice = { uses: '3', days: '7', key };
    const [first, second] = await Promise.all([send(twice), send(twice)]);
    expect(first).toMatch(/^new-invite=[\w-]{32}$/);
    expect(second).toBe(first);
    const usable = () => stack.db.clubInvite.count({ where: { clubId: Number(path.split('/').at(-1)) } });
    expect(await usable()).toBe(1);
    expect(await send({ ...twice, uses: '4' })).not.toBe(first);
    expect(await send({ ...twice, key: await formKeyOf(path) })).not.toBe(first);
    expect(await usable()).toBe(3);
  });

  test('is not given again by the form of a link that was taken back', async () => {
    const path = await open();
    const fields = { uses: '3', days: '7', key: await formKeyOf(path) };
    await as(leader).post(`${path}/invites`, fields).expect(303);
    await stack.db.clubInvite.updateMany({
      where: { clubId: Number(path.split('/').at(-1)) },
      data: { revokedAt: new Date() },
    });
    const { text, headers } = await as(leader).post(`${path}/invites`, fields).expect(409);
    expect(text).toContain('새 링크가 필요하면 한 번 더 만들어 주세요');
    expect(headers['set-cookie']).toBeUndefined();
  });

  test.each([
    [{ uses: '0', days: '7' }, 'uses'],
    [{ uses: '501', days: '7' }, 'uses'],
    [{ uses: '5', days: '31' }, 'days'],
    [{ uses: '5', days: 'x' }, 'days'],
  ])('for %o is 422 with a message at the field', async (fields, field) => {
    const path = await open();
    const { text } = await as(leader).post(`${path}/invites`, fields).expect(422);
    expect(text).toContain(`id="field-${field}-error"`);
  });
});

describe('rights', () => {
  test('an edit with an old version is 409 with the typed and the stored text', async () => {
    const path = await open({ name: '처음 이름' });
    await as(leader)
      .post(path, form({ name: '둘째 이름', version: '1' }))
      .expect(303);
    const { text } = await as(leader)
      .post(path, form({ name: '셋째 이름', version: '1' }))
      .expect(409);
    expect(text).toContain('둘째 이름');
    expect(text).toContain('value="셋째 이름"');
    await as(leader)
      .post(path, form({ name: '셋째 이름', version: '2' }))
      .expect(303);
  });

  test('a member may not do what leaders do, and a co-leader may not do what only the leader does', async () => {
    const path = await open();
    const helper = await createPerson(stack);
    const plain = await createPerson(stack);
    for (const person of [helper, plain]) await as(person).post(`${path}/join`).expect(303);
    const helperPath = `${path}/members/${helper.id}`;
    await as(plain)
      .post(path, form({ version: '1' }))
      .expect(403);
    await as(plain).post(`${path}/invites`, { uses: '1', days: '1' }).expect(403);
    await as(plain).post(`${helperPath}/remove`).expect(403);
    await as(plain).post(`${helperPath}/role`, { role: 'member' }).expect(403);
    await as(leader).post(`${helperPath}/role`, { role: 'leader' }).expect(422);
    await as(leader).post(`${helperPath}/role`, { role: 'co_leader' }).expect(303);
    await as(helper).get(`${path}/edit`).expect(200);
    await as(helper).post(`${path}/close`).expect(403);
    await as(helper)
      .post(`${path}/handover`, { userId: String(plain.id) })
      .expect(403);
    await as(helper).post(`${path}/members/${plain.id}/remove`).expect(303);
    expect((await as(plain).post(`${path}/join`).expect(409)).text).toContain('새 초대 링크');
  });

  test('the leader leaves after another member took the club over', async () => {
    const path = await open();
    const next = await createPerson(stack);
    await as(next).post(`${path}/join`).expect(303);
    expect((await as(leader).post(`${path}/leave`).expect(409)).text).toContain('먼저 다른 멤버에게');
    await as(leader)
      .post(`${path}/handover`, { userId: String(next.id) })
      .expect(303);
    expect((await as(next).get(path).expect(200)).text).toContain('리더를 맡아 주시겠어요?');
    await as(next).post(`${path}/handover/answer`, { answer: 'accept' }).expect(303);
    await as(leader).post(`${path}/leave`).expect(303);
    expect((await as(next).get(path).expect(200)).text).toContain(' data-role="leader">');
  });

  test('the leaders see an application and accept it, and nobody else sees who applied', async () => {
    const path = await open({ entry: 'approval' });
    const applicant = await createPerson(stack, '지원하는 이');
    await as(applicant).post(`${path}/join`).expect(303);
    expect((await as(applicant).get(path).expect(200)).text).toContain('신청했어요');
    expect((await as(applicant).get(path).expect(200)).text).not.toContain(
      '신청하면 리더가 보고 받아 줘요.</p>',
    );
    expect((await as(reader).get(path).expect(200)).text).not.toContain('지원하는 이');
    expect((await as(leader).get(path).expect(200)).text).toContain('지원하는 이');
    const decide = `${path}/applications/${applicant.id}`;
    await as(applicant).post(decide, { decision: 'accept' }).expect(403);
    await as(leader).post(decide, { decision: 'maybe' }).expect(422);
    await as(leader).post(decide, { decision: 'accept' }).expect(303);
    expect((await as(applicant).get(path).expect(200)).text).toContain('data-role="member"');
  });

  test('a closed club is read by its members only and is in no list', async () => {
    const path = await open({ name: '닫히는 서재' });
    const member = await createPerson(stack);
    await as(member).post(`${path}/join`).expect(303);
    await as(leader).post(`${path}/close`).expect(303);
    expect((await as(member).get(path).expect(200)).text).toContain('문 닫음');
    await as(reader).get(path).expect(404);
    expect((await as(member).get('/clubs').expect(200)).text).not.toContain('닫히는 서재');
    expect((await as(member).get('/clubs?mine=1').expect(200)).text).toContain('닫히는 서재');
    await as(leader)
      .post(path, form({ version: '2' }))
      .expect(409);
    await as(member).post(`${path}/leave`).expect(303);
    await as(member).get(path).expect(404);
  });

  test('the members of a club are not shown to outsiders', async () => {
    const path = await open();
    const member = await createPerson(stack, '조용한 멤버');
    await as(member).post(`${path}/join`).expect(303);
    for (const person of [null, reader])
      expect((await as(person).get(path).expect(200)).text).not.toContain('조용한 멤버');
    expect((await as(leader).get(path).expect(200)).text).toContain('조용한 멤버');
  });
});
