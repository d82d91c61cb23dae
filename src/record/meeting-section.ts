import { type MeetingAndAsker, type MeetingForAsker, phaseOf } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { decidedLines } from './decided-view.ts';
import { canRead } from './policy.ts';
import { questionViews } from './questions-view.ts';
import { recordOf } from './show-record.ts';
import { findRecordState, isShown, noteVisit, wasAbsent } from './state-repository.ts';
import { versionOf } from './state-view.ts';
import { recordPath } from './tell-readers.ts';

/** Returns the link to the record on a meeting's page and in its archive; null for others. */
export async function recordLink(db: Database, found: MeetingAndAsker): Promise<PageSection | null> {
  if (phaseOf(found.meeting, found.now) !== 'ended' || !canRead(found).ok) return null;
  const state = await findRecordState(db, found.meeting.id);
  const link = { href: recordPath(found.meeting.id), isMade: isShown(state) };
  return { view: 'record/partials/link', model: { link } };
}

/**
 * Returns the record for the top of a meeting's page, at the first visit of a member who did not
 * come; null at all other visits. A prefetched page does not count as a visit.
 */
export async function missedRecord(
  db: Database,
  found: MeetingForAsker,
  isSeen: boolean,
): Promise<PageSection | null> {
  const { meeting, asker, now } = found;
  if (!isSeen || !asker?.isMember || phaseOf(meeting, now) !== 'ended') return null;
  const key = { meetingId: meeting.id, userId: asker.userId };
  const state = await findRecordState(db, meeting.id);
  if (!isShown(state) || !(await wasAbsent(db, key)) || !(await noteVisit(db, key))) return null;
  const record = await recordOf(db, found, asker.userId);
  return {
    view: 'record/partials/missed',
    model: {
      missed: {
        questions: questionViews(record),
        decided: decidedLines(record.decided, now),
        href: recordPath(meeting.id),
        meetingId: String(meeting.id),
        version: versionOf(state),
        stateHref: `${recordPath(meeting.id)}/state`,
      },
    },
  };
}
