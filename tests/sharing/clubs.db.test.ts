import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newInviteToken } from '../../src/clubs/invite-token.ts';
import { makeInvite } from '../../src/clubs/make-invite.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createTestApp, type TestApp, testOrigin } from '../support/app.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;
let listed: number;
let unlisted: number;
let closed: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
  const description = '한 달에 한 권을 천천히 읽어요.';
  listed = await createClub(stack, leader, { name: '들꽃 "읽기" 모임', description });
  unlisted = await createClub(stack, leader, {
    name: '숨은 정원',
    description: '우리끼리 읽어요.',
    visibility: 'unlisted',
    entry: 'invite',
  });
  closed = await createClub(stack, leader, { name: '지난 독서회' });
  await stack.db.club.update({ where: { id: closed }, data: { closedAt: new Date() } });
});
afterAll(() => stack.close());

const get = (path: string, cookie = '') => app.browser().get(path).set('Cookie', cookie);
const metaOf = (html: string, name: string) =>
  new RegExp(`(?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1] ?? null;
async function linkOf(clubId: number): Promise<string> {
  const token = newInviteToken();
  const made = await makeInvite({ db: stack.db }, leader.id, { clubId, uses: 5, days: 7, token });
  expect(made).toMatchObject({ ok: true });
  return `/i/${token}`;
}

describe('the preview of a listed club', () => {
  test('has its name, its description and its picture, whose address changes with each edit', async () => {
    const { text } = await get(`/clubs/${listed}`).expect(200);
    expect(metaOf(text, 'og:title')).toBe('들꽃 &#34;읽기&#34; 모임');
    expect(metaOf(text, 'og:description')).toBe('한 달에 한 권을 천천히 읽어요.');
    expect(metaOf(text, 'og:image')).toBe(`${testOrigin}/share/clubs/${listed}.png?v=1`);
    expect(text).toContain(`<link rel="canonical" href="${testOrigin}/clubs/${listed}">`);
    await get(`/share/clubs/${listed}.png`).expect(200).expect('Content-Type', 'image/png');
  });

  test('describes a club without a description by its leader and how to join', async () => {
    const id = await createClub(stack, leader, { description: '', entry: 'approval' });
    const { text } = await get(`/clubs/${id}`).expect(200);
    expect(metaOf(text, 'og:description')).toBe(
      '하늘 님이 이끄는 북클럽이에요. 신청하면 리더가 보고 받아 줘요.',
    );
  });
});

describe('a club that is unlisted or closed', () => {
  test('has no page and no picture for outsiders, not even while a member asks for the picture', async () => {
    for (const id of [unlisted, closed, 999_999]) {
      await get(`/clubs/${id}`).expect(404);
      await get(`/share/clubs/${id}.png`).expect(404);
      await get(`/share/clubs/${id}.png`, leader.cookie).expect(404);
    }
  });

  test('names no picture on its page for members', async () => {
    for (const id of [unlisted, closed]) {
      const { text } = await get(`/clubs/${id}`, leader.cookie).expect(200);
      expect(metaOf(text, 'og:image')).toMatch(/\/img\/share\.png$/);
    }
  });
});

test('the sitemap lists open listed clubs only', async () => {
  const { text: index } = await get('/sitemap.xml').expect(200);
  expect(index).toContain(`${testOrigin}/sitemaps/clubs-1.xml`);
  const { text } = await get('/sitemaps/clubs-1.xml').expect(200).expect('Content-Type', /xml/);
  expect(text).toContain(`${testOrigin}/clubs/${listed}<`);
  for (const id of [unlisted, closed]) expect(text).not.toContain(`/clubs/${id}<`);
  expect((await get('/sitemaps/pages.xml').expect(200)).text).toContain(`${testOrigin}/clubs<`);
});

describe('the preview of an invitation', () => {
  test('to a listed club has the club’s name and picture, and no canonical address', async () => {
    const { text } = await get(await linkOf(listed)).expect(200);
    expect(metaOf(text, 'og:title')).toBe('들꽃 &#34;읽기&#34; 모임 초대');
    expect(metaOf(text, 'og:description')).toBe('하늘 님이 이끄는 북클럽에 초대받았어요. 함께 읽어요.');
    expect(metaOf(text, 'og:image')).toBe(`${testOrigin}/share/clubs/${listed}.png?v=1`);
    expect(text).not.toContain('rel="canonical"');
    expect(text).toContain('한 달에 한 권을 천천히 읽어요.');
  });

  test('to an unlisted club says only that it is an invitation', async () => {
    const { text } = await get(await linkOf(unlisted)).expect(200);
    const head = text.slice(0, text.indexOf('</head>'));
    expect(metaOf(head, 'og:title')).toBe('북클럽 초대');
    expect(metaOf(head, 'og:description')).toBe('북클럽에 초대받았어요. 함께 읽어요.');
    expect(metaOf(head, 'og:image')).toMatch(/\/img\/share\.png$/);
    for (const secret of ['숨은 정원', '하늘', '우리끼리']) expect(head).not.toContain(secret);
  });

  test('to an unlisted club shows a visitor its name, and a reader what the club is', async () => {
    const link = await linkOf(unlisted);
    const { text } = await get(link).expect(200);
    expect(text).toContain('숨은 정원');
    for (const secret of ['우리끼리 읽어요.', '하늘', '1/30명']) expect(text).not.toContain(secret);
    const reader = await createPerson(stack);
    const shown = (await get(link, reader.cookie).expect(200)).text;
    for (const part of ['숨은 정원', '우리끼리 읽어요.', '하늘', '1/30명']) expect(shown).toContain(part);
  });
});
