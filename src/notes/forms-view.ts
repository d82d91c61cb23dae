import type { FormChoice, TypedForm, Values } from '../platform/http/typed-form.ts';
import { koreanDateTime, seoulWallTime } from '../platform/korean-date.ts';
import { readingMarks } from './note.ts';
import { markNames } from './note-view.ts';
import type { MeetingNotes } from './show-notes.ts';

export interface NoteForm extends TypedForm {
  readonly action: string;
  readonly marks: readonly FormChoice[];
}

export interface RuleForm extends TypedForm {
  readonly action: string;
  /** The latest deadline, in words. */
  readonly latest: string;
  /** Whether the leader has asked before. */
  readonly isAgain: boolean;
  readonly isOpen: boolean;
}

/** Returns the form of a member's own note. */
export function noteForm({ meetingForAsker, own }: MeetingNotes, typed: TypedForm | undefined): NoteForm {
  const stored: Values = own ? { body: own.body, spoiler: String(own.forPercent) } : {};
  const values = { ...stored, ...typed?.values };
  return {
    action: `/meetings/${meetingForAsker.meeting.id}/note`,
    values,
    errors: typed?.errors ?? {},
    marks: readingMarks.map((mark) => ({
      value: String(mark),
      label: markNames[mark],
      isChosen: String(mark) === (values.spoiler ?? '0'),
    })),
  };
}

/** Returns the form in which a leader asks for notes. */
export function ruleForm({ meetingForAsker, rule }: MeetingNotes, typed: TypedForm | undefined): RuleForm {
  const { meeting, now } = meetingForAsker;
  const stored: Values = rule
    ? { characters: String(rule.characters), dueAt: seoulWallTime(rule.dueAt) }
    : { characters: '400', dueAt: seoulWallTime(meeting.startsAt) };
  return {
    action: `/meetings/${meeting.id}/note-rule`,
    values: { ...stored, ...typed?.values },
    errors: typed?.errors ?? {},
    latest: koreanDateTime(meeting.startsAt, now),
    isAgain: rule !== null,
    isOpen: typed !== undefined || rule === null,
  };
}
