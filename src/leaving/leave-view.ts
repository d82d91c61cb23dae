import type { Page } from '../platform/http/render.ts';
import { type ClubChoice, clubChoice } from './club-choice-view.ts';
import type { LeaveForm } from './leave-form.ts';
import { leaveMessages } from './leave-messages.ts';
import type { Led } from './led.ts';
import { type MeetingChoice, meetingChoice } from './meeting-choice-view.ts';

declare module '../platform/http/render.ts' {
  interface Views {
    'leaving/leave': LeavePage;
    'leaving/left': Page;
  }
}

interface LeavePage extends Page {
  readonly clubs: readonly ClubChoice[];
  readonly meetings: readonly MeetingChoice[];
  readonly sureError: string | undefined;
  readonly notice: string | undefined;
  /** Why a member could not be asked to lead a club. */
  readonly refusal: string | undefined;
}

/** The parts of the page besides the clubs and meetings that a person leads. */
export interface BesidesLed {
  readonly now: Date;
  /** Null before she sent it. */
  readonly form: LeaveForm | null;
  /** Whether she just asked a member to lead a club. */
  readonly isAsked: boolean;
  readonly refusal: string | undefined;
}

/** The page on which a person leaves. */
export const leavePage = (led: Led, { now, form, isAsked, refusal }: BesidesLed): LeavePage => ({
  title: '탈퇴하기',
  styles: ['/css/pages/leaving.css'],
  clubs: led.clubs.map((club) => clubChoice(club, form)),
  meetings: led.meetings.map((meeting) => meetingChoice(meeting, form, now)),
  sureError: form && !form.isSure ? leaveMessages.notSure : undefined,
  notice: isAsked ? '부탁을 보냈어요. 그 멤버가 받아들이면 이 목록에서 사라져요.' : undefined,
  refusal,
});

export const leftPage: Page = { title: '탈퇴했어요' };
