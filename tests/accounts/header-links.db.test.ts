import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;
let meetingPath: string;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack);
  meetingPath = `/meetings/${await createMeeting(stack, await createPerson(stack), [], { startsInMinutes: 60 })}`;
});
afterAll(() => stack.close());

/** The addresses of the header's two links on a visitor's page. */
const accountLinks = async (path: string) => {
  const { text } = await app.browser().get(path);
  const [, header = ''] = /<div class="site-header__account">([\s\S]*?)<\/div>/.exec(text) ?? [];
  return [...header.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
};

test('the header of a page leads to log-in and sign-up, and from there back to the page', async () => {
  const next = `?next=${encodeURIComponent(meetingPath)}`;
  expect(await accountLinks(meetingPath)).toEqual([`/login${next}`, `/signup${next}`]);
  expect(await accountLinks('/books')).toEqual(['/login?next=%2Fbooks', '/signup?next=%2Fbooks']);
});

test('the header of log-in and sign-up keeps the page to return to', async () => {
  const next = `?next=${encodeURIComponent(meetingPath)}`;
  for (const path of ['/login', '/signup'])
    expect(await accountLinks(path + next)).toEqual([`/login${next}`, `/signup${next}`]);
});

test.each(['/', '/login', '/signup', '/password/forgot', '/no-such-page'])(
  'the header of %s leads on to no page',
  async (path) => {
    expect(await accountLinks(path)).toEqual(['/login', '/signup']);
  },
);
