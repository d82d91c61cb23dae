import { moveDeadline, openAsk } from '../asks/index.ts';
import { withLockedMeeting } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { NoteRule } from './note.ts';
import { askOfNotes } from './note-ask.ts';
import { hasNotes, type NoteKey } from './note-repository.ts';
import { canSetRule, type RuleRefusal } from './policy.ts';
import { findRule, storeRule } from './rule-repository.ts';
import type { NoteServices } from './services.ts';

export type SetRuleResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: RuleRefusal | 'past' | 'after_start' | 'not_found' };

/**
 * Stores what a leader asks the members for, and opens the ask. Notes that are written already stay
 * as they are, and answer it.
 */
export const setRule = (
  services: NoteServices,
  { meetingId, userId }: NoteKey,
  rule: NoteRule,
): Promise<SetRuleResult> =>
  withLockedMeeting<SetRuleResult>(services, { meetingId, userId }, async (tx, found) => {
    const [before, written] = [await findRule(tx, meetingId), await hasNotes(tx, meetingId)];
    const decision = canSetRule(found, { rule: before, hasNotes: written });
    if (!decision.ok) return decision;
    if (rule.dueAt <= found.now) return { ok: false, reason: 'past' };
    if (rule.dueAt > found.meeting.startsAt) return { ok: false, reason: 'after_start' };
    await storeRule(tx, meetingId, { ...rule, setBy: userId });
    await openNoteAsk(tx, { meetingId, userId }, rule.dueAt);
    return { ok: true };
  });

/** Opens the ask, or moves its deadline. Nobody is told now: `askForNotes` does that. */
async function openNoteAsk(tx: Database, { meetingId, userId }: NoteKey, closesAt: Date): Promise<void> {
  const ref = askOfNotes(meetingId);
  await openAsk({}, tx, { ...ref, clubId: null, meetingId, askedBy: userId, closesAt, isTold: false });
  await moveDeadline(tx, ref, closesAt);
}
