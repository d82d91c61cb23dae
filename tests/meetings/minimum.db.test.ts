import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noAnnouncer } from '../../src/meetings/announcer.ts';
import { editMeeting } from '../../src/meetings/edit-meeting.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createBook } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { asPerson, planForm } from './plan-form.ts';

let stack: TestStack;
let app: TestApp;
let leader: TestPerson;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  leader = await createPerson(stack, '하늘');
});
afterAll(() => stack.close());

const as = () => asPerson(app, leader);
const fieldOf = (html: string) => /name="minimum"[^>]*/.exec(html)?.[0];

async function open(fields: Record<string, string> = {}) {
  const { id: bookId } = await createBook(stack);
  const { headers } = await as().post('/meetings', planForm(bookId, fields)).expect(303);
  const id = Number(String(headers.location).split('/').pop());
  const find = () => stack.db.meeting.findUniqueOrThrow({ where: { id } });
  const { version: _version, ...form } = planForm(bookId, fields);
  return { id, bookId, find, form };
}

describe('the smallest number of members', () => {
  test('may stay empty, and is stored and shown in the form of an edit', async () => {
    expect((await (await open()).find()).minimum).toBeNull();
    expect((await (await open({ minimum: '' })).find()).minimum).toBeNull();
    const { id, find } = await open({ minimum: '4' });
    expect((await find()).minimum).toBe(4);
    for (const path of [`/meetings/${id}/edit`, `/meetings/${id}/next`])
      expect(fieldOf((await as().get(path).expect(200)).text)).toContain('value="4"');
  });

  test.each([
    ['above the seats', '9', '정원보다 많을 수 없어요'],
    ['of one', '1', '2명에서 500명까지'],
    ['that is no number', '많이', '2명에서 500명까지'],
  ])('%s is refused beside its field', async (_name, minimum, message) => {
    const { id: bookId } = await createBook(stack);
    const { text } = await as().post('/meetings', planForm(bookId, { minimum })).expect(422);
    expect(text).toMatch(new RegExp(`id="field-minimum-error"[^>]*>[^<]*${message}`));
    expect(fieldOf(text)).toContain(`value="${minimum}"`);
  });

  test('is taken away by an empty field, and kept by an edit without the field', async () => {
    const { id, find, form } = await open({ minimum: '4' });
    const { minimum: _minimum, ...without } = form;
    await as()
      .post(`/meetings/${id}`, { ...without, title: '새 제목', version: '1' })
      .expect(303);
    expect(await find()).toMatchObject({ title: '새 제목', minimum: 4, version: 2 });
    await as()
      .post(`/meetings/${id}`, { ...without, title: '새 제목', minimum: '', version: '2' })
      .expect(303);
    expect((await find()).minimum).toBeNull();
  });

  test('keeps the seats of an edit above it', async () => {
    const { id, form } = await open({ minimum: '4' });
    const { minimum: _minimum, ...without } = form;
    const { text } = await as()
      .post(`/meetings/${id}`, { ...without, capacity: '3', version: '1' })
      .expect(422);
    expect(text).toContain('정원보다 많을 수 없어요');
  });

  test('above the seats of a club that shrank does not stand in the way of another edit', async () => {
    const { id, find } = await open({ minimum: '8' });
    await stack.db.meeting.update({ where: { id }, data: { capacity: 5 } });
    const { bookId, title, description, startsAt, endsAt, version } = await find();
    const edit = { id, version, bookId, title: '저녁 모임', description, startsAt, endsAt, capacity: 5 };
    const services = {
      db: stack.db,
      log: createLogger({ level: 'silent', name: 'test' }),
      announcer: noAnnouncer,
    };
    expect(title).not.toBe('저녁 모임');
    expect(await editMeeting(services, leader.id, edit)).toMatchObject({ ok: true });
  });
});
