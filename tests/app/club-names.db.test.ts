import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchKey } from '../../src/platform/search/index.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { createRecommendation } from '../support/recommendations.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import { type ClubOfMeetings, createClubOfMeetings, type Part, secret } from './club-of-meetings.ts';

let stack: TestStack;
let app: TestApp;
let listed: ClubOfMeetings;
let hidden: ClubOfMeetings;

beforeAll(async () => {
  stack = await openTestStack();
  app = createTestApp(stack, { isThrottled: false });
  [listed, hidden] = [
    await createClubOfMeetings(stack, 'listed'),
    await createClubOfMeetings(stack, 'unlisted'),
  ];
  await rename(listed, '들꽃 독서회');
  await rename(hidden, '숨은 독서회');
});
afterAll(() => stack.close());

const rename = async ({ clubId }: ClubOfMeetings, name: string) => {
  const { searchText, searchGrams } = keyOf(name);
  await stack.db.club.update({ where: { id: clubId }, data: { name, searchText, searchGrams } });
};
const keyOf = (name: string) => {
  const { text, grams } = searchKey(name);
  return { searchText: text, searchGrams: [...grams] };
};
const read = async (path: string, of: ClubOfMeetings, part: Part | null) => {
  const asking = app.browser().get(path);
  if (part) void asking.set('Cookie', of.people[part].cookie);
  return (await asking.expect(200)).text;
};
const linkTo = ({ clubId }: ClubOfMeetings, name: string) =>
  new RegExp(`<a href="/clubs/${clubId}"[^>]*>${name}</a>`);

describe('a meeting names its club with a link', () => {
  test('on its page and in lists, to everybody for a listed club', async () => {
    const paths = [
      `/meetings/${listed.meetings.upcoming}`,
      '/meetings',
      '/meetings?when=past',
      `/books/${listed.bookId}`,
    ];
    for (const path of paths)
      for (const part of [null, 'outsider', 'member'] as const)
        expect(await read(path, listed, part), path).toMatch(linkTo(listed, '들꽃 독서회'));
  });

  test('to members only for an unlisted club, on her home page too', async () => {
    for (const path of ['/meetings', `/books/${hidden.bookId}`, '/']) {
      expect(await read(path, hidden, 'member'), path).toMatch(linkTo(hidden, '숨은 독서회'));
      for (const part of [null, 'outsider', 'removed'] as const)
        expect(await read(path, hidden, part), path).not.toContain('숨은 독서회');
    }
  });

  test('in the text of its preview and in its picture for a listed club', async () => {
    const page = await read(`/meetings/${listed.meetings.upcoming}`, listed, null);
    expect(page).toMatch(/property="og:description" content="들꽃 독서회 · /);
    expect(page).toContain(`/share/meetings/${listed.meetings.upcoming}.png`);
    await app.browser().get(`/share/meetings/${listed.meetings.upcoming}.png`).expect(200);
  });

  test('and has no preview of its own in an unlisted club, although its page has one reader', async () => {
    const page = await read(`/meetings/${hidden.meetings.upcoming}`, hidden, 'member');
    expect(page).not.toContain('/share/meetings/');
    expect(page).not.toMatch(/og:description" content="[^"]*숨은 독서회/);
    await app.browser().get(`/share/meetings/${hidden.meetings.upcoming}.png`).expect(404);
  });
});

describe('a search in the list of meetings', () => {
  const search = (q: string, of: ClubOfMeetings, part: Part | null, more = '') =>
    read(`/meetings?q=${encodeURIComponent(q)}${more}`, of, part);
  const chip = ({ clubId }: ClubOfMeetings) => `class="chip" href="/clubs/${clubId}"`;

  test('finds clubs by their name, also when no meeting matches', async () => {
    const text = await search('들꽃 독서회', listed, null);
    expect(text).toContain('이름이 맞는 북클럽');
    expect(text).toContain(chip(listed));
    expect(await search('없는 말', listed, null)).not.toContain('이름이 맞는 북클럽');
  });

  test('names an unlisted club to its members only', async () => {
    expect(await search('숨은 독서회', hidden, 'member')).toContain(chip(hidden));
    for (const part of [null, 'outsider', 'left', 'removed'] as const)
      expect(await search('숨은 독서회', hidden, part)).not.toContain(chip(hidden));
  });

  test('of a person’s own meetings finds only her own clubs', async () => {
    expect(await search('독서회', hidden, 'member', '&mine=1')).toContain(chip(hidden));
    expect(await search('독서회', hidden, 'member', '&mine=1')).not.toContain(chip(listed));
  });
});

describe('the page of a recommendation', () => {
  const resultFor = async (of: ClubOfMeetings, part: Part) => {
    const { bookId, people } = of;
    const book = await stack.db.book.findUniqueOrThrow({ where: { id: bookId } });
    const id = await createRecommendation(stack, people[part], book);
    return read(`/recommendations/${id}`, of, part);
  };

  test('names listed clubs that read the book', async () => {
    const text = await resultFor(listed, 'outsider');
    expect(text).toContain('이 책을 읽는 북클럽');
    expect(text).toContain(`<a class="chip" href="/clubs/${listed.clubId}"`);
  });

  test('names an unlisted club to its members only', async () => {
    expect(await resultFor(hidden, 'member')).toContain('숨은 독서회');
    for (const part of ['outsider', 'left', 'removed'] as const) {
      const text = await resultFor(hidden, part);
      expect(text).not.toContain('숨은 독서회');
      expect(text).not.toContain(secret);
      expect(text).not.toContain('이 책 모임 보기');
    }
  });
});

test('open meetings of the home page are none of clubs, whose seats belong to members', async () => {
  const page = await read('/', listed, 'outsider');
  const open = /<section class="section" aria-labelledby="open-meetings">.*?<\/section>/s.exec(page)?.[0];
  expect(open ?? '').not.toContain(`data-meeting-id="${listed.meetings.upcoming}"`);
});
