import type { Asker, Meeting, MeetingPlan } from '../../src/meetings/meeting.ts';

export const at = (iso: string) => new Date(iso);
export const later = (date: Date, milliseconds: number) => new Date(date.getTime() + milliseconds);

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** 3 July 2026, 8 to 10 in the evening in Seoul; person 1 leads. */
export const sampleMeeting = (fields: Partial<Meeting> = {}): Meeting => ({
  id: 7,
  bookId: 3,
  leaderId: 1,
  title: '한여름 밤의 독서',
  description: '',
  startsAt: at('2026-07-03T11:00:00Z'),
  endsAt: at('2026-07-03T13:00:00Z'),
  capacity: 5,
  memberCount: 2,
  heldSeats: 0,
  waiting: 0,
  version: 1,
  cancelledAt: null,
  clubId: null,
  seriesId: null,
  ...fields,
});

export const planOf = (meeting: Meeting, fields: Partial<MeetingPlan> = {}): MeetingPlan => {
  const { bookId, title, description, startsAt, endsAt, capacity } = meeting;
  return { bookId, title, description, startsAt, endsAt, capacity, ...fields };
};

export const leader: Asker = { userId: 1, isMember: true };
export const member: Asker = { userId: 2, isMember: true };
export const stranger: Asker = { userId: 9, isMember: false };
export const visitor = null;
