import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarFile } from '../../src/meetings/calendar.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { MeetingDetail } from '../../src/meetings/meeting-detail.ts';
import { at, leader, sampleMeeting } from './sample-meeting.ts';

const book: MeetingDetail['book'] = {
  id: 3,
  title: '책, 그리고; 밤\\낮',
  contributors: [],
  publisher: '책모임',
  publishedOn: null,
  coverUrl: null,
};

const fileOf = (fields: Partial<Meeting> = {}, origin = 'https://bookmoim.example') =>
  calendarFile(
    {
      meeting: sampleMeeting(fields),
      club: null,
      asker: leader,
      now: at('2026-07-01T00:00:00Z'),
      book,
      leaderNickname: '하늘',
      members: [],
      filledParts: null,
      attendees: [],
      banned: [],
    },
    origin,
  );

/** The one event of a file, as an independent reader understands it. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const [component, ...others] = calendar.getAllSubcomponents('vevent');
  expect(others).toEqual([]);
  if (!component) throw new Error('the file holds no event');
  return {
    component,
    event: new ICAL.Event(component),
    value: (name: string) => component.getFirstPropertyValue(name),
  };
}

describe('a calendar file', () => {
  test('says 8 in the evening in Seoul as 11 in UTC', () => {
    const { event, component } = read(fileOf());
    expect(event.startDate.toJSDate()).toEqual(at('2026-07-03T11:00:00Z'));
    expect(event.endDate.toJSDate()).toEqual(at('2026-07-03T13:00:00Z'));
    expect(component.getFirstProperty('dtstart')?.toICALString()).toBe('DTSTART:20260703T110000Z');
    expect(component.getFirstProperty('dtend')?.toICALString()).toBe('DTEND:20260703T130000Z');
    expect(component.getFirstProperty('dtstamp')?.toICALString()).toBe('DTSTAMP:20260701T000000Z');
  });

  test('keeps its UID, whatever is edited and wherever the site moves, and raises its SEQUENCE', () => {
    const first = read(fileOf());
    const second = read(
      fileOf({ title: '다른 이름', startsAt: at('2026-07-03T11:30:00Z'), bookId: 9, version: 2 }),
    );
    expect(second.event.uid).toBe(first.event.uid);
    expect(second.event.sequence).toBeGreaterThan(first.event.sequence);
    expect(read(fileOf({}, 'https://chaekmoim.example')).event.uid).toBe(first.event.uid);
    expect(read(fileOf({ id: 8 })).event.uid).not.toBe(first.event.uid);
  });

  test('says that a meeting takes place, or that it was cancelled', () => {
    expect(read(fileOf()).value('status')).toBe('CONFIRMED');
    const cancelled = read(fileOf({ cancelledAt: at('2026-07-02T00:00:00Z'), version: 2 }));
    expect(cancelled.value('status')).toBe('CANCELLED');
    expect(cancelled.event.sequence).toBe(2);
  });

  test('leads to the meeting and its room', () => {
    const { event, value } = read(fileOf());
    expect(String(value('url'))).toBe('https://bookmoim.example/meetings/7');
    expect(event.location).toBe('https://bookmoim.example/meetings/7/chat');
  });

  test.each([
    '쉼표, 쌍점: 쌍반점; 역슬래시 \\ "따옴표" \'',
    '\\n은 줄바꿈이 아니에요',
    'BEGIN:VEVENT',
    '가'.repeat(60),
    '👨‍👩‍👧‍👦'.repeat(60),
    ' 앞뒤 빈칸 ',
  ])('gives the title %s back as it was', (title) =>
    expect(read(fileOf({ title })).event.summary).toBe(title),
  );

  test('gives a text of many lines back as it was, under the name of the book', () => {
    const description = '첫 줄\n둘째 줄, 쉼표; 역슬래시 \\\n\n\nEND:VEVENT\n끝';
    expect(read(fileOf({ description })).event.description).toBe(
      `함께 읽는 책: ${book.title}\n\n${description}`,
    );
  });

  test('is lines of at most 75 octets that end with CRLF and cut no character', () => {
    const file = fileOf({
      title: '가나다📚'.repeat(15),
      description: '독서모임👨‍👩‍👧‍👦에서 만나요. '.repeat(100),
    });
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of file.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
  });
});
