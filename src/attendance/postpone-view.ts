import type { MeetingForAsker } from '../meetings/index.ts';
import type { Page } from '../platform/http/render.ts';
import type { TypedForm } from '../platform/http/typed-form.ts';
import { seoulWallTime } from '../platform/korean-date.ts';

const weekMs = 7 * 24 * 60 * 60_000;

/** The form with which a leader postpones a meeting: of views/attendance/partials/postpone.ejs. */
export interface PostponeForm extends TypedForm {
  readonly action: string;
  readonly reason: string;
  readonly earliest: string;
}

interface PostponePage extends Page {
  readonly heading: string;
  readonly meetingHref: string;
  readonly meetingTitle: string;
  readonly form: PostponeForm;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'attendance/postpone': PostponePage;
  }
}

/** Proposes the same time a week later. */
export const postponeForm = (
  { meeting, now }: MeetingForAsker,
  coming: number,
  typed?: TypedForm,
): PostponeForm => ({
  action: `/meetings/${meeting.id}/attendance/postpone`,
  reason: `최소 인원은 ${meeting.minimum}명인데, 온다고 한 사람은 ${coming}명이에요.`,
  earliest: seoulWallTime(now),
  values: {
    startsAt: seoulWallTime(new Date(meeting.startsAt.getTime() + weekMs)),
    version: String(meeting.version),
    ...typed?.values,
  },
  errors: typed?.errors ?? {},
});

/** The form on a page of its own, after a refusal or a log-in. */
export const postponePage = (found: MeetingForAsker, coming: number, typed?: TypedForm): PostponePage => ({
  title: '모임 미루기',
  styles: ['/css/meetings.css'],
  heading: '모임 미루기',
  meetingHref: `/meetings/${found.meeting.id}`,
  meetingTitle: found.meeting.title,
  form: postponeForm(found, coming, typed),
});
