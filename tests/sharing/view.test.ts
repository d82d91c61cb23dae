import { expect, test } from 'vitest';
import type { MeetingDetail } from '../../src/meetings/index.ts';
import { meetingShareCard } from '../../src/sharing/view.ts';
import { sampleMeeting } from '../meetings/sample-meeting.ts';

const detail = (fields: Parameters<typeof sampleMeeting>[0] = {}) => {
  const meeting = sampleMeeting(fields);
  const book = {
    id: 3,
    title: '급류',
    contributors: [],
    coverUrl: null,
    publisher: '민음사',
    publishedOn: null,
  };
  return {
    meeting,
    now: new Date('2026-07-01T00:00:00Z'),
    book,
    leaderNickname: '하늘',
  } as unknown as MeetingDetail;
};

test('the picture of a meeting says when, with what book, where and with whom', () => {
  expect(meetingShareCard(detail())).toMatchObject({
    kicker: '독서 모임',
    title: '한여름 밤의 독서',
    lines: ['7월 3일(금) 오후 8:00~10:00', '『급류』를 함께 읽어요', '책모임 대화방 · 하늘 님이 여는 모임'],
    cover: { title: '급류' },
  });
});

test('the picture of a cancelled meeting says so', () => {
  expect(meetingShareCard(detail({ cancelledAt: new Date() })).kicker).toBe('취소된 독서 모임');
});
