import { seoulWallTime } from '../../src/platform/korean-date.ts';
import { type TestApp, testOrigin } from '../support/app.ts';
import type { TestPerson } from '../support/people.ts';
import { hour } from './sample-meeting.ts';

/**
 * Returns the fields of a meeting's form: by default a start in two hours and a length of two
 * hours.
 */
export const planForm = (bookId: number, fields: Record<string, string> = {}): Record<string, string> => ({
  bookId: String(bookId),
  title: '한여름 밤의 독서',
  description: '끝까지 읽고 만나요.',
  startsAt: wallTimeIn(2 * hour),
  endsAt: wallTimeIn(4 * hour),
  capacity: '8',
  ...fields,
});

/** Returns the time `milliseconds` from now in the format of a form. */
export const wallTimeIn = (milliseconds: number): string =>
  seoulWallTime(new Date(Date.now() + milliseconds));

/** Returns requests with one person's session and token. */
export const asPerson = (app: TestApp, person: TestPerson | null) => {
  const cookie = person ? { Cookie: person.cookie } : {};
  return {
    get: (path: string) => app.browser().get(path).set(cookie),
    post: (path: string, fields: Record<string, string | string[]> = {}) =>
      app
        .browser()
        .post(path)
        .set({ ...cookie, Origin: testOrigin })
        .type('form')
        .send(person ? { _csrf: 'test-token', ...fields } : fields),
  };
};
