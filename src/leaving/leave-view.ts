import type { LedClub } from '../clubs/index.ts';
import type { LedMeeting } from '../meetings/index.ts';
import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import { leaveMessages } from './leave-messages.ts';
import type { Led, Undecided } from './led.ts';

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
}

interface ClubChoice {
  readonly field: string;
  readonly name: string;
  readonly href: string;
  readonly isClosing: boolean;
  readonly closeLabel: string;
  readonly error: string | undefined;
  /** A sentence about the request that waits; undefined if nobody is asked. */
  readonly waiting: string | undefined;
  /** The form that asks a member to lead; undefined for a club without others. */
  readonly handover: { readonly id: string; readonly action: string; readonly members: Options } | undefined;
}

interface MeetingChoice {
  readonly field: string;
  readonly title: string;
  readonly href: string;
  readonly when: string;
  readonly options: Options;
  /** Whether another member can lead it. */
  readonly canBeGiven: boolean;
  readonly error: string | undefined;
}

type Options = readonly { readonly value: string; readonly label: string; readonly isChosen?: boolean }[];

/** A refused form. */
export interface LeaveForm {
  readonly values: Readonly<Record<string, string>>;
  readonly undecided: Undecided;
  readonly isSure: boolean;
}

/** The page on which a person leaves. `form` is null before she sent it. */
export const leavePage = (
  led: Led,
  { form, now, isAsked }: { readonly form: LeaveForm | null; readonly now: Date; readonly isAsked: boolean },
): LeavePage => ({
  title: '탈퇴하기',
  styles: ['/css/pages/leaving.css'],
  clubs: led.clubs.map((club) => clubChoice(club, form)),
  meetings: led.meetings.map((meeting) => meetingChoice(meeting, form, now)),
  sureError: form && !form.isSure ? leaveMessages.notSure : undefined,
  notice: isAsked ? '부탁을 보냈어요. 그 멤버가 받아들이면 이 목록에서 사라져요.' : undefined,
});

function clubChoice(club: LedClub, form: LeaveForm | null): ClubChoice {
  const { id, name, memberCount, askedNickname, members } = club;
  const field = `club-${id}`;
  const isAlone = memberCount <= 1;
  return {
    field,
    name,
    href: `/clubs/${id}`,
    isClosing: form ? form.values[field] === 'close' : isAlone,
    closeLabel: isAlone ? '이 북클럽을 닫을게요' : `이 북클럽을 닫을게요 (멤버 ${memberCount}명)`,
    error: form?.undecided.clubs.includes(id) ? leaveMessages.openClub : undefined,
    waiting: askedNickname === null ? undefined : `${askedNickname} 님의 답을 기다리고 있어요.`,
    handover:
      members.length === 0
        ? undefined
        : {
            id: `handover-${id}`,
            action: `/settings/leave/clubs/${id}/handover`,
            members: optionsOf(members),
          },
  };
}

function meetingChoice(meeting: LedMeeting, form: LeaveForm | null, now: Date): MeetingChoice {
  const { id, title, startsAt, members } = meeting;
  const field = `meeting-${id}`;
  const chosen = form ? form.values[field] : members.length === 0 ? 'cancel' : '';
  const heirs = optionsOf(members).map(({ value, label }) => ({ value, label: `${label} 님에게 넘길게요` }));
  const unchosen = { value: '', label: '골라 주세요' };
  const options = [unchosen, { value: 'cancel', label: '모임을 취소할게요' }, ...heirs];
  return {
    field,
    title,
    href: `/meetings/${id}`,
    when: koreanDateTime(startsAt, now),
    canBeGiven: members.length > 0,
    options: options.map((option) => ({ ...option, isChosen: option.value === chosen })),
    error: meetingError(id, form),
  };
}

function meetingError(id: number, form: LeaveForm | null): string | undefined {
  if (form?.undecided.lostHeirs.includes(id)) return leaveMessages.lostHeir;
  return form?.undecided.meetings.includes(id) ? leaveMessages.openMeeting : undefined;
}

const optionsOf = (members: readonly { readonly id: number; readonly nickname: string }[]): Options =>
  members.map(({ id, nickname }) => ({ value: String(id), label: nickname }));

export const leftPage: Page = { title: '탈퇴했어요' };
