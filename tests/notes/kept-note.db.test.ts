import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteKeys } from '../../src/platform/redis-slots.ts';
import { createTestApp, signedUp, type TestApp } from '../support/app.ts';
import { createMeeting } from '../support/meetings.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let app: TestApp;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
});
afterAll(() => stack.close());

/** Posts a form of a leader whose session has ended. @returns the page after her log-in */
async function pageAfterLogIn(form: 'note' | 'note-rule', fields: Record<string, string>): Promise<string> {
  const { browser, csrf, person } = await signedUp(app);
  const { id } = await stack.db.user.findFirstOrThrow({ orderBy: { id: 'desc' } });
  const meetingId = await createMeeting(stack, { id, nickname: '', cookie: '', sessionId: '' }, [], {
    startsInMinutes: 600,
  });
  await deleteKeys(stack.redis, await stack.redis.keys('sess:*'));
  const post = (path: string, body: Record<string, string>) => browser.post(path).type('form').send(body);
  await post(`/meetings/${meetingId}/${form}`, { ...fields, _csrf: csrf }).expect(401);
  const next = `/meetings/${meetingId}/note`;
  await post('/login', { email: person.email, password: person.password, next }).expect(303);
  expect(await stack.db.meetingNote.count()).toBe(0);
  return (await browser.get(next).expect(200)).text;
}

test('a note sent after the session ended stands in its form again after the log-in', async () => {
  const text = await pageAfterLogIn('note', { body: '오래 쓴 글이에요', spoiler: '75' });
  expect(text).toMatch(/<textarea[^>]*name="body"[^>]*>\s*오래 쓴 글이에요/);
  expect(text).toMatch(/name="spoiler" value="75" checked/);
});

test('a request for notes sent after the session ended stands in its own form again', async () => {
  const text = await pageAfterLogIn('note-rule', { characters: '777', dueAt: '2027-01-02T10:00' });
  expect(text).toMatch(/name="characters"[^>]* value="777"/);
  expect(text).toMatch(/name="dueAt"[^>]* value="2027-01-02T10:00"/);
});
