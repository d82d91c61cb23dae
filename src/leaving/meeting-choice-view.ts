import type { LedMeeting } from '../meetings/index.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import type { LeaveForm } from './leave-form.ts';
import { leaveMessages } from './leave-messages.ts';
import { memberOptions, type Options } from './member-options-view.ts';

/** A meeting that a person leads, and what she decides about it. */
export interface MeetingChoice {
  readonly field: string;
  readonly title: string;
  readonly href: string;
  readonly when: string;
  readonly options: Options;
  /** Whether another member can lead it. */
  readonly canBeGiven: boolean;
  readonly error: string | undefined;
}

export function meetingChoice(
  { id, title, startsAt, members }: LedMeeting,
  form: LeaveForm | null,
  now: Date,
): MeetingChoice {
  const field = `meeting-${id}`;
  const chosen = form ? form.values[field] : members.length === 0 ? 'cancel' : '';
  const heirs = memberOptions(members).map(({ value, label }) => ({
    value,
    label: `${label} 님에게 넘길게요`,
  }));
  const unchosen = { value: '', label: '골라 주세요' };
  const options = [unchosen, { value: 'cancel', label: '모임을 취소할게요' }, ...heirs];
  return {
    field,
    title,
    href: `/meetings/${id}`,
    when: koreanDateTime(startsAt, now),
    canBeGiven: members.length > 0,
    options: options.map((option) => ({ ...option, isChosen: option.value === chosen })),
    error: errorOf(id, form),
  };
}

function errorOf(id: number, form: LeaveForm | null): string | undefined {
  if (form?.undecided.lostHeirs.includes(id)) return leaveMessages.lostHeir;
  return form?.undecided.meetings.includes(id) ? leaveMessages.openMeeting : undefined;
}
