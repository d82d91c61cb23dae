import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countUnread } from '../../src/alarms/notification-open-repository.ts';
import { type ChatServer, refusalOf, startChatServer } from '../support/chat.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';
import {
  type ClubOfMeetings,
  createClubOfMeetings,
  type Part,
  secret,
  type When,
} from './club-of-meetings.ts';

let stack: TestStack;
let server: ChatServer;
let hidden: ClubOfMeetings;
let listed: ClubOfMeetings;

beforeAll(async () => {
  stack = await openTestStack();
  server = await startChatServer(stack);
  // The listed club has the same title: each test asks for one of both.
  hidden = await createClubOfMeetings(stack, 'unlisted');
  await notifyEverybody(hidden);
});
afterAll(async () => {
  await server.close();
  await stack.close();
});

/** Writes everybody a notification of the meeting that starts soon. */
async function notifyEverybody({ meetings, people }: ClubOfMeetings): Promise<void> {
  const { startsAt } = await stack.db.meeting.findUniqueOrThrow({ where: { id: meetings.upcoming } });
  const key = { meetingId: meetings.upcoming, kind: 'starting_soon', meetingStartsAt: startsAt, occasion: 0 };
  const { id } = await stack.db.announcement.create({ data: key });
  await stack.db.notification.createMany({
    data: Object.values(people).map((person) => ({
      ...key,
      announcementId: id,
      userId: person.id,
      pushUntil: startsAt,
      isQuiet: false,
    })),
  });
}

type Asker = Part | 'visitor';
const outsiders: readonly Asker[] = ['visitor', 'outsider', 'left', 'removed'];
const named = (who: Asker) => [names[who], who] as const;
const names: Readonly<Record<Asker, string>> = {
  visitor: 'a visitor',
  outsider: 'a person outside the club',
  left: 'a former member',
  removed: 'a removed member',
  member: 'a member',
  coLeader: 'a co-leader',
  leader: 'the leader',
};
const insiders: readonly Part[] = ['member', 'coLeader', 'leader'];

const cookieOf = (club: ClubOfMeetings, who: Asker) => (who === 'visitor' ? [] : [club.people[who].cookie]);

const get = (club: ClubOfMeetings, who: Asker, path: string) =>
  server.app.browser().get(path).set('Cookie', cookieOf(club, who)).buffer(true);

/** All GET routes of docs/protocol.md with an address of this club, for each time of a meeting. */
function addresses({ clubId, meetings, bookId }: ClubOfMeetings): string[] {
  const rows = [...readFileSync('docs/protocol.md', 'utf8').matchAll(/^\| GET ([^|]+) \|/gm)];
  const routes = rows.flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
  );
  const ids = Object.values(meetings);
  const filled = routes
    .filter((route) => !route.includes('{*') && !route.startsWith('/dev/'))
    .flatMap((route) => {
      const of = (id: number | string) => route.replace(':id', String(id)).replace(/:\w+/g, '1');
      if (route.includes('meetings')) return ids.map(of);
      return [of(route.includes('clubs') ? clubId : route.includes('books') ? bookId : 1)];
    })
    .map((path) => path.replace('/sitemaps/1-1.xml', '/sitemaps/meetings-1.xml'));
  const q = encodeURIComponent(secret.slice(0, 4));
  const lists = ['upcoming', 'live', 'past'].flatMap((when) =>
    ['', `&q=${q}`, `&book=${bookId}`, '&mine=on'].map((rest) => `/meetings?when=${when}${rest}`),
  );
  return [
    ...new Set(filled),
    ...lists,
    `/clubs?q=${q}`,
    '/clubs?mine=on',
    `/meetings/new?clubId=${clubId}`,
    `/clubs/${clubId}?page=2`,
    ...ids.flatMap((id) => [
      `/login?next=/meetings/${id}`,
      `/signup?next=/meetings/${id}`,
      `/meetings/new?from=${id}`,
      `/meetings/${id}?v=1`,
      `/meetings/${id}/chat?before=1`,
    ]),
  ];
}

describe('an unlisted club’s meetings', () => {
  test.each(outsiders.map(named))(
    'are in no page that %s can ask for',
    async (_name, who) => {
      const asked = addresses(hidden);
      expect(asked.length).toBeGreaterThan(60);
      for (const path of asked) {
        const answer = await get(hidden, who, path);
        const text = `${answer.text ?? ''}${JSON.stringify(answer.headers)}`;
        expect(text.includes(secret), `${path} tells the ${who} the title`).toBe(false);
        const unknown = path.replace(/^(\/(?:meetings|clubs))\/\d+/, '$1/2000000000');
        if (unknown !== path) {
          const { status } = await get(hidden, who, unknown);
          expect([302, 404]).toContain(status);
          expect(`${path} ${answer.status}`).toBe(`${path} ${status}`);
        }
        if (/^\/share\/(?:meetings|clubs)/.test(path)) expect(answer.status).toBe(404);
        if (path.startsWith('/sitemaps/'))
          for (const id of Object.values(hidden.meetings))
            expect(answer.text).not.toContain(`/meetings/${id}<`);
      }
    },
    120_000,
  );

  test.each(outsiders.filter((who) => who !== 'visitor').map(named))(
    'take no form of %s',
    async (_name, who) => {
      for (const form of [
        'join',
        'leave',
        'cancel',
        'mute',
        'unmute',
        'remind',
        'rating',
        'extend',
        'chat/messages',
        `members/${hidden.people.member.id}/remove`,
        `members/${hidden.people.member.id}/readmit`,
        '',
      ]) {
        for (const id of Object.values(hidden.meetings)) {
          const path = `/meetings/${id}${form && '/'}${form}`;
          const fields = {
            _csrf: 'test-token',
            verdict: 'like',
            until: new Date(0).toISOString(),
            body: 'a',
            clientId: crypto.randomUUID(),
          };
          const answer = await server.app
            .browser()
            .post(path)
            .set('Cookie', cookieOf(hidden, who))
            .type('form')
            .send(fields);
          expect(`${path} ${answer.status}`).toBe(`${path} 404`);
          expect(answer.text).not.toContain(secret);
        }
      }
    },
  );

  test.each(['outsider', 'left', 'removed'] as const)('admit no socket of the %s', async (who) => {
    for (const namespace of ['/chat', '/lobby'] as const)
      for (const id of Object.values(hidden.meetings)) {
        const refusal = await refusalOf(server, hidden.people[who], id, { namespace });
        expect(refusal).toEqual({ code: 'not_found' });
      }
    expect(await refusalOf(server, null, hidden.meetings.live)).toEqual({ code: 'unauthenticated' });
  });

  test('are counted in no unread number of people outside the club', async () => {
    const ids = (['outsider', 'left', 'removed', 'member'] as const).map((part) => hidden.people[part].id);
    expect(await countUnread(stack.pool, ids)).toEqual([0, 0, 0, 1]);
  });
});

describe('a member of an unlisted club', () => {
  test.each(insiders.map(named))('finds its meetings in lists and pages: %s', async (_name, who) => {
    const { meetings, bookId } = hidden;
    const q = encodeURIComponent(secret.slice(0, 4));
    for (const path of [
      '/',
      `/meetings?q=${q}`,
      `/meetings?when=live&book=${bookId}`,
      '/meetings?when=past&mine=on',
      `/books/${bookId}`,
      ...Object.values(meetings).flatMap((id) => [
        `/meetings/${id}`,
        `/meetings/${id}/chat`,
        `/meetings/${id}/calendar.ics`,
      ]),
    ]) {
      const answer = await get(hidden, who, path);
      expect(`${path} ${answer.status}`).toBe(`${path} 200`);
      expect(answer.text, path).toContain(secret);
    }
  });
});

describe('a listed club’s meetings', () => {
  beforeAll(async () => {
    listed = await createClubOfMeetings(stack, 'listed');
  });

  test.each([
    ['visitor', '', 200],
    ['outsider', '', 200],
    ['left', '', 200],
    ['outsider', '/calendar.ics', 200],
    ['outsider', '/chat', 403],
    ['left', '/chat', 403],
    ['removed', '/chat', 403],
    ['left', '/chat/plain', 403],
    ['outsider', '/edit', 403],
    ['member', '/chat', 200],
    ['member', '/edit', 403],
  ] as const)('answer the %s for “%s” with %i', async (who, path, status) => {
    for (const when of ['live', 'past'] as const) {
      // Nobody can edit a meeting that is over.
      if (path === '/edit' && when === 'past') continue;
      const answer = await get(listed, who, `/meetings/${listed.meetings[when as When]}${path}`);
      expect(answer.status).toBe(status);
    }
  });

  test('show their members to members of the club only', async () => {
    const page = `/meetings/${listed.meetings.live}`;
    const { nickname } = listed.people.coLeader;
    expect((await get(listed, 'outsider', page)).text).not.toContain(nickname);
    expect((await get(listed, 'left', page)).text).not.toContain(nickname);
    expect((await get(listed, 'member', page)).text).toContain(nickname);
  });

  test.each(['outsider', 'left', 'removed'] as const)('admit no socket of the %s', async (who) => {
    const refusal = await refusalOf(server, listed.people[who], listed.meetings.live);
    expect(refusal).toEqual({ code: 'not_member' });
  });

  test('open their chat log to a member who joined the club after the end', async () => {
    const { outsider } = listed.people;
    const log = `/meetings/${listed.meetings.past}/chat`;
    expect((await get(listed, 'outsider', log)).status).toBe(403);
    await stack.db.clubMembership.create({ data: { clubId: listed.clubId, userId: outsider.id } });
    expect((await get(listed, 'outsider', log)).status).toBe(200);
    expect((await get(listed, 'outsider', `/meetings/${listed.meetings.live}/chat`)).status).toBe(403);
    await stack.db.clubMembership.deleteMany({ where: { clubId: listed.clubId, userId: outsider.id } });
  });

  test('have a picture that is gone as soon as the club is listed no more', async () => {
    const path = `/share/meetings/${listed.meetings.upcoming}.png`;
    const picture = await get(listed, 'visitor', path);
    expect([picture.status, picture.headers['cache-control']]).toEqual([200, 'no-cache']);
    await stack.db.club.update({ where: { id: listed.clubId }, data: { visibility: 'unlisted' } });
    const etag = picture.headers.etag ?? '';
    expect((await get(listed, 'visitor', path).set('If-None-Match', etag)).status).toBe(404);
    await stack.db.club.update({ where: { id: listed.clubId }, data: { visibility: 'listed' } });
  });

  test('are rated by members of the club only', async () => {
    const rate = (who: Part) =>
      server.app
        .browser()
        .post(`/meetings/${listed.meetings.past}/rating`)
        .set('Cookie', cookieOf(listed, who))
        .type('form')
        .send({ _csrf: 'test-token', verdict: 'like' });
    expect((await rate('left')).status).toBe(404);
    expect((await rate('member')).status).toBe(303);
  });

  test('are offered to nobody at her log-in', async () => {
    const page = await get(listed, 'visitor', `/login?next=/meetings/${listed.meetings.upcoming}`);
    expect(page.text).not.toContain('name="join"');
  });
});
