import { encode } from 'uqr';
import { type BookCard, bookCard } from '../books/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanPeriod } from '../platform/korean-date.ts';
import { withParticle } from '../platform/korean-particle.ts';
import { isFull, isOpen } from './meeting.ts';
import type { MeetingDetail } from './meeting-detail.ts';
import { meetingAssets } from './view.ts';

/** The link of a meeting, ready to pass on. It holds nothing but the meeting's number. */
export interface Invitation {
  readonly link: string;
  /** The page with the QR code. */
  readonly href: string;
  readonly title: string;
  /** The text that a share sheet puts before the link. */
  readonly text: string;
}

/** Where a meeting takes place, in words. */
export const meetingPlace = '책모임 대화방';

/**
 * Returns the invitation to a meeting that can still be joined; null after that. A club's meeting
 * has none, because people join the club.
 */
export function invitationTo(
  { meeting, book, asker, now }: MeetingDetail,
  publicOrigin: string,
): Invitation | null {
  if (!isOpen(meeting, now) || meeting.clubId !== null || asker?.isBanned) return null;
  const href = `/meetings/${meeting.id}`;
  const together = `${withParticle(`『${book.title}』`, '을')} 함께 읽어요`;
  return {
    link: publicOrigin + href,
    href: `${href}/invite`,
    title: meeting.title,
    text: `${meeting.title}\n${koreanPeriod(meeting.startsAt, meeting.endsAt, now)} · ${meetingPlace}\n${together}`,
  };
}

export interface InvitePage extends Page {
  readonly id: string;
  readonly heading: string;
  readonly invitation: Invitation;
  readonly meetingHref: string;
  readonly period: string;
  readonly place: string;
  readonly book: BookCard;
  readonly note: string | null;
  readonly qr: QrCode;
}

interface QrCode {
  /** Modules of one side, with the quiet zone. */
  readonly size: string;
  /** One square of the SVG path for each dark module. */
  readonly path: string;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'meetings/invite': InvitePage;
  }
}

export function invitePage(detail: MeetingDetail, invitation: Invitation): InvitePage {
  const { meeting, book, now } = detail;
  return {
    title: `친구 초대하기 · ${meeting.title}`,
    ...inviteAssets,
    id: String(meeting.id),
    heading: '친구 초대하기',
    invitation,
    meetingHref: `/meetings/${meeting.id}`,
    period: koreanPeriod(meeting.startsAt, meeting.endsAt, now),
    place: meetingPlace,
    book: bookCard(book),
    note: isFull(meeting) ? '지금은 정원이 찼어요. 자리가 나면 친구도 참여할 수 있어요.' : null,
    qr: qrCode(invitation.link),
  };
}

export const inviteAssets = {
  styles: meetingAssets.styles,
  scripts: [...meetingAssets.scripts, '/js/invite.js', '/js/leaving.js'],
} as const;

/** The quiet zone that the standard asks for, in modules. */
const quietZone = 4;

export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: quietZone });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size: String(size), path };
}
