import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp, testOrigin } from '../support/app.ts';
import { createBook, createMeeting } from '../support/meetings.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let bookId: number;
let meetingId: number;
let cancelledId: number;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  const leader = await createPerson(stack, '여는 사람');
  ({ id: bookId } = await createBook(stack, { title: '책 & <책>' }));
  meetingId = await createMeeting(stack, leader, [], { title: '밤에 "읽기"', startsInMinutes: 60 });
  cancelledId = await createMeeting(stack, leader, [], { cancelled: true, startsInMinutes: 60 });
});
afterAll(() => stack.close());

const get = (path: string) => app.browser().get(path);
/** Reads the dimensions in a PNG's header. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('a book and a meeting have a picture for previews, named with the whole address', async () => {
  for (const page of [`/books/${bookId}`, `/meetings/${meetingId}`]) {
    const { text } = await get(page).expect(200);
    const [, address = ''] = /property="og:image" content="([^"]+)"/.exec(text) ?? [];
    expect(text).toContain(`<link rel="canonical" href="${testOrigin}${page}">`);
    expect(text).toMatch(/property="og:image:alt" content="[^"]+"/);
    expect(address.startsWith(`${testOrigin}/share${page}.png`)).toBe(true);
    const answer = await get(address.slice(testOrigin.length))
      .expect(200)
      .expect('Content-Type', 'image/png');
    expect(sizeOf(answer.body as Buffer)).toEqual([1_200, 630]);
    expect(answer.headers['cache-control']).toBe('public, max-age=3600');
    expect(answer.headers['set-cookie']).toBeUndefined();
  }
});

test('other pages are previewed with the picture of the site', async () => {
  const { text } = await get('/books').expect(200);
  const [, address = ''] = /property="og:image" content="([^"]+)"/.exec(text) ?? [];
  expect(address).toMatch(/\/img\/share\.png$/);
  await get(address.slice(testOrigin.length)).expect(200).expect('Content-Type', 'image/png');
});

test('a missing book or meeting has no picture', async () => {
  for (const path of ['/share/books/999999.png', '/share/books/x.png', '/share/meetings/999999.png'])
    await get(path).expect(404);
});

test('the app can be installed: every picture that its manifest names is there', async () => {
  const { body } = await get('/manifest.webmanifest').expect(200);
  expect(body.name).toBe('책모임');
  for (const { src, type } of body.icons)
    await get(src)
      .expect(200)
      .expect('Content-Type', new RegExp(`^${type.replace('+', '\\+')}`));
});

test('robots.txt names the sitemap', async () => {
  const { text } = await get('/robots.txt')
    .expect(200)
    .expect('Content-Type', /^text\/plain/);
  expect(text).toContain(`Sitemap: ${testOrigin}/sitemap.xml`);
  for (const path of ['/recommendations', '/taste', '/settings', '/password', '/admin'])
    expect(text).toContain(`Disallow: ${path}\n`);
});

test('the sitemap leads to every public page, and to no cancelled meeting', async () => {
  const { text: index } = await get('/sitemap.xml').expect(200).expect('Content-Type', /xml/);
  const paths: string[] = [];
  for (const [, file = ''] of index.matchAll(/<loc>([^<]+)<\/loc>/g)) {
    const { text } = await get(file.slice(testOrigin.length)).expect(200).expect('Content-Type', /xml/);
    for (const [, page = ''] of text.matchAll(/<loc>([^<]+)<\/loc>/g))
      paths.push(page.slice(testOrigin.length));
  }
  expect(paths).toContain(`/books/${bookId}`);
  expect(paths).toContain(`/meetings/${meetingId}`);
  expect(paths).not.toContain(`/meetings/${cancelledId}`);
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of paths) await get(path).expect(200);
});

test('an impossible part of the sitemap gives 404', async () => {
  for (const part of ['books-0', 'books-x', 'people-1', 'books-999999999'])
    await get(`/sitemaps/${part}.xml`).expect(404);
});
