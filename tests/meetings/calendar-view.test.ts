import { describe, expect, test } from 'vitest';
import { calendarOffers } from '../../src/meetings/calendar-view.ts';
import type { MeetingDetail } from '../../src/meetings/meeting-detail.ts';
import { deviceKindOf } from '../../src/platform/http/device-kind.ts';
import { userAgents } from '../support/user-agents.ts';

const at = (time: string) => new Date(`2026-07-03T${time}:00Z`);
const offers = (name: keyof typeof userAgents, meeting: object = {}) =>
  calendarOffers(
    {
      meeting: {
        id: 7,
        title: '달과 6펜스 & 함께 <읽기>',
        startsAt: at('11:00'),
        endsAt: at('13:00'),
        cancelledAt: null,
        clubId: null,
        ...meeting,
      },
      book: { title: '달과 6펜스' },
      now: at('09:00'),
    } as MeetingDetail,
    { device: deviceKindOf(userAgents[name]), publicOrigin: 'https://bookmoim.example' },
  );

describe('a meeting is kept in a calendar', () => {
  test.each(['chromeAndroid', 'safariIphone', 'chromeMac'] as const)('by a file in %s', (name) => {
    expect(offers(name)).toEqual([{ href: '/meetings/7/calendar.ics', label: '캘린더에 담기' }]);
    expect(offers(name, { cancelledAt: at('08:00') })).toEqual([
      { href: '/meetings/7/calendar.ics', label: '캘린더에 취소로 표시하기' },
    ]);
  });

  test.each(['kakaoAndroid', 'kakaoIphone', 'naverIphone', 'instagramAndroid'] as const)(
    'by a link that is no file in %s',
    (name) => {
      const google = offers(name).at(-1)?.href ?? '';
      const { origin, searchParams } = new URL(google);
      expect(origin).toBe('https://calendar.google.com');
      expect(Object.fromEntries(searchParams)).toEqual({
        action: 'TEMPLATE',
        text: '달과 6펜스 & 함께 <읽기>',
        dates: '20260703T110000Z/20260703T130000Z',
        details: '함께 읽는 책: 달과 6펜스\nhttps://bookmoim.example/meetings/7',
        location: 'https://bookmoim.example/meetings/7/chat',
      });
      expect(offers(name).filter(({ href }) => href.startsWith('/'))).toEqual([]);
    },
  );

  test('on an iPhone by a subscription as well', () => {
    expect(offers('kakaoIphone').map(({ href }) => new URL(href).protocol)).toEqual(['webcal:', 'https:']);
    expect(offers('kakaoIphone')[0]?.href).toBe('webcal://bookmoim.example/meetings/7/calendar.ics');
  });

  test('not by a link when it was cancelled, and not at all when it is over', () => {
    expect(offers('kakaoIphone', { cancelledAt: at('08:00') })).toEqual([]);
    expect(offers('chromeMac', { endsAt: at('08:59'), startsAt: at('08:00') })).toEqual([]);
  });
});
