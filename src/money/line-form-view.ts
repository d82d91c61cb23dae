import type { FormChoice, TypedForm, Values } from '../platform/http/typed-form.ts';
import { koreanDay, seoulWallTime } from '../platform/korean-date.ts';
import { kinds, type MoneyLine } from './money-line.ts';
import type { PaidMeeting } from './payment-repository.ts';
import { kindNames } from './view.ts';

/** The form of a line. */
export interface LineForm extends TypedForm {
  readonly action: string;
  readonly submit: string;
  readonly kinds: readonly FormChoice[];
  readonly meetings: readonly FormChoice[];
}

/** Returns the values of an empty form: an expense of today. */
export const emptyValues = (now: Date): Values => ({
  kind: 'expense',
  happenedOn: seoulWallTime(now).slice(0, 10),
});

/** Returns the values of a stored line. */
export const valuesOf = ({ kind, amount, happenedOn, text, meetingId, version }: MoneyLine): Values => ({
  kind,
  amount: String(amount),
  happenedOn,
  text,
  meetingId: meetingId === null ? '' : String(meetingId),
  version: String(version),
});

/** Returns the form. The meeting of the edited line is offered even if it is an old one. */
export function lineForm(
  { action, submit }: Pick<LineForm, 'action' | 'submit'>,
  { values, errors }: TypedForm,
  { meetings, line, now }: { meetings: readonly PaidMeeting[]; line?: MoneyLine; now: Date },
): LineForm {
  const offered = meetings.map(({ id, title, startsAt }) => ({
    value: String(id),
    label: `${title} · ${koreanDay(startsAt, now)}`,
  }));
  const own = line?.meetingId ? String(line.meetingId) : null;
  if (own !== null && !offered.some(({ value }) => value === own))
    offered.push({ value: own, label: line?.meetingTitle ?? '' });
  return {
    action,
    submit,
    values,
    errors,
    kinds: kinds.map((value) => ({ value, label: kindNames[value], isChosen: values.kind === value })),
    meetings: [{ value: '', label: '모임과 상관없어요' }, ...offered].map((one) => ({
      ...one,
      isChosen: (values.meetingId ?? '') === one.value,
    })),
  };
}
