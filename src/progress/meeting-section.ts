import type { MeetingForAsker } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { canAnswer } from './policy.ts';
import { type Answers, findAnswers } from './progress-repository.ts';
import { progressBox } from './view.ts';

const noAnswers: Answers = { own: null, counted: [] };

/** Returns the section of a meeting's page on how far its members have read; null for others. */
export async function progressSection(
  db: Database,
  meetingForAsker: MeetingForAsker,
  { mayHaveAnswers }: { readonly mayHaveAnswers: boolean },
): Promise<PageSection | null> {
  const { meeting, asker } = meetingForAsker;
  if (!asker || !canAnswer(meetingForAsker).ok) return null;
  const { own, counted } = mayHaveAnswers ? await findAnswers(db, meeting.id, asker.userId) : noAnswers;
  return { view: 'progress/partials/meeting', model: { box: progressBox(meeting.id, own, counted) } };
}
