import type { DeviceKind } from '../platform/http/device-kind.ts';
import { withoutDirection } from '../platform/text/direction.ts';
import { hasEnded, hasStarted, type MeetingForAsker } from './meeting.ts';
import type { MeetingDetail } from './meeting-detail.ts';
import { canJoin } from './policy.ts';

export interface CalendarOffer {
  readonly href: string;
  readonly label: string;
}

/** The device that reads a page, and the site's address. */
export interface CalendarPlace {
  readonly device: DeviceKind;
  readonly publicOrigin: string;
}

/**
 * Returns the links that add a meeting to a calendar. Browsers inside apps save no files, so they
 * get a link to a web calendar. A cancelled meeting has no such link, because a link cannot remove
 * an entry. From the start on, and for a person who cannot take part, there are none.
 */
export function calendarOffers(
  detail: MeetingDetail,
  { device, publicOrigin }: CalendarPlace,
): readonly CalendarOffer[] {
  const { meeting, book } = detail;
  if (!isOffered(detail)) return [];
  const address = `${publicOrigin}/meetings/${meeting.id}`;
  if (device.inApp === null) {
    const label = meeting.cancelledAt ? '캘린더에 취소로 표시하기' : '캘린더에 담기';
    return [{ href: `/meetings/${meeting.id}/calendar.ics`, label }];
  }
  if (meeting.cancelledAt) return [];
  const template = new URL('https://calendar.google.com/calendar/render');
  template.search = new URLSearchParams({
    action: 'TEMPLATE',
    text: withoutDirection(meeting.title),
    dates: `${basicTime(meeting.startsAt)}/${basicTime(meeting.endsAt)}`,
    details: `함께 읽는 책: ${withoutDirection(book.title)}\n${address}`,
    location: `${address}/chat`,
  }).toString();
  const google = { href: template.href, label: 'Google 캘린더에 담기' };
  if (device.system !== 'ios') return [google];
  const subscription = `${address.replace(/^https?:/, 'webcal:')}/calendar.ics`;
  return [{ href: subscription, label: '아이폰 캘린더에서 구독하기' }, google];
}

function isOffered({ meeting, asker, now }: MeetingForAsker): boolean {
  if (meeting.cancelledAt) return !hasEnded(meeting, now);
  if (hasStarted(meeting, now)) return false;
  const decision = canJoin(meeting, asker, now);
  return decision.ok || decision.reason === 'unauthenticated';
}

/** The text of a calendar entry. */
export const calendarText = (description: string, bookTitle: string): string =>
  [`함께 읽는 책: ${bookTitle}`, description].filter((part) => part !== '').join('\n\n');

/** `20260703T110000Z` (RFC 5545). */
const basicTime = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, '');
