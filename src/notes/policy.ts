import { type MeetingForAsker, mayLead } from '../meetings/index.ts';
import { allowed, type Decision, refuse } from '../platform/decision.ts';
import { dueAtOf, type NoteRule } from './note.ts';
import { isDue } from './withheld.ts';

export type WriteRefusal = 'not_member' | 'cancelled' | 'too_late';

/** Whether a person may write or change her note: members of the meeting, until the last moment. */
export function canWrite(
  { meeting, asker, now }: MeetingForAsker,
  rule: NoteRule | null,
): Decision<WriteRefusal> {
  if (!asker?.isMember) return refuse('not_member');
  if (meeting.cancelledAt) return refuse('cancelled');
  return now > dueAtOf(rule, meeting) ? refuse('too_late') : allowed;
}

export type RuleRefusal = 'not_leader' | 'cancelled' | 'begun' | 'open';

/**
 * Whether a leader may ask for notes, or change what she asked for: until the start, and not after
 * members could read each other's notes. `hasNotes`: whether anybody has written.
 */
export function canSetRule(
  { meeting, asker, now }: MeetingForAsker,
  { rule, hasNotes }: { readonly rule: NoteRule | null; readonly hasNotes: boolean },
): Decision<RuleRefusal> {
  if (!asker || !mayLead(meeting, asker)) return refuse('not_leader');
  if (meeting.cancelledAt) return refuse('cancelled');
  if (now >= meeting.startsAt) return refuse('begun');
  const isOpen = isDue({ dueAt: dueAtOf(rule, meeting), cancelledAt: null, now });
  return isOpen && hasNotes ? refuse('open') : allowed;
}
