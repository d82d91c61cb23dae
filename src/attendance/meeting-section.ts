import { findAsk, listByState, markSeen } from '../asks/index.ts';
import { type MeetingForAsker, mayLead } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { leaderPart } from './leader-view.ts';
import { memberPart } from './member-view.ts';
import { canAnswer } from './policy.ts';
import { askOf } from './question.ts';
import { findQuestion } from './question-repository.ts';
import { findRoll } from './roll-repository.ts';

/**
 * Returns the section of a meeting's page that asks a member whether she comes, and tells a leader
 * who comes; null before the question, after the start, and for other people. If the page is seen,
 * so is the question.
 */
export async function attendanceSection(
  db: Database,
  found: MeetingForAsker,
  isSeen: boolean,
): Promise<PageSection | null> {
  const { meeting, asker, now } = found;
  const leads = asker !== null && mayLead(meeting, asker);
  if (!(asker?.isMember || leads) || meeting.cancelledAt || now >= meeting.startsAt) return null;
  const question = await findQuestion(db, meeting.id);
  if (!question) return null;
  const ref = askOf(question.id);
  const isAsked = canAnswer(found, question).ok;
  if (isAsked && isSeen) await markSeen(db, ref, asker.userId);
  const [roll, people, ask] = await Promise.all([
    findRoll(db, meeting.id),
    leads ? listByState(db, ref) : null,
    leads ? findAsk(db, ref) : null,
  ]);
  const own = roll.find(({ userId }) => userId === asker.userId)?.state ?? null;
  const member = isAsked && !asker.leavesAt && own !== null ? memberPart(found, own) : null;
  const seenIds = new Set(people?.seen.map(({ userId }) => userId));
  const leader = leads ? leaderPart(found, { question, roll, seenIds, askId: ask?.id ?? null }) : null;
  if (!member && !leader) return null;
  return { view: 'attendance/meeting-section', model: { section: { member, leader } } };
}
