import type { Page } from '../platform/http/render.ts';
import { koreanPeriod } from '../platform/korean-date.ts';
import type { MeetingForAsker } from './meeting.ts';
import { meetingAssets } from './view.ts';

/** Asks a member whether she wants to give up her seat. */
export interface LeavePage extends Page {
  readonly heading: string;
  readonly meetingTitle: string;
  readonly period: string;
  readonly action: string;
  readonly backHref: string;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'meetings/leave': LeavePage;
  }
}

export const leavePage = ({ meeting, now }: MeetingForAsker): LeavePage => ({
  title: '참여 취소',
  styles: meetingAssets.styles,
  heading: '참여 취소하기',
  meetingTitle: meeting.title,
  period: koreanPeriod(meeting.startsAt, meeting.endsAt, now),
  action: `/meetings/${meeting.id}/leave`,
  backHref: `/meetings/${meeting.id}`,
});
