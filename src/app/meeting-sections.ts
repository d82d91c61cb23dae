import type { Pool } from 'pg';
import { agendaSection } from '../agenda/index.ts';
import { meetingPanel } from '../alarms/index.ts';
import { meetingAsksSection } from '../asks/index.ts';
import type { MeetingAndAsker, MeetingDetail, MeetingForAsker } from '../meetings/index.ts';
import { archivedNotesSection, notesSection } from '../notes/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { progressSection } from '../progress/index.ts';
import { archivedQuestionsSection, questionsSection } from '../questions/index.ts';
import { meetingRating } from '../recommendations/index.ts';
import { missedRecord, recordLink } from '../record/index.ts';
import { hiddenMeetingNotice } from '../reports/index.ts';
import { meetingRotaSection } from '../rota/index.ts';
import { findArchiveLink } from '../shelf/index.ts';
import { talkSection } from '../talk/index.ts';
import { mayHave } from './meeting-parts.ts';

/**
 * Returns the sections that other features add to a meeting's page: the link to its archive, the
 * rota of a club's meeting, notes, questions and reading progress of its members, and a member's
 * own alarms. The leader also gets the way to how the talk is shared, the list of members who have
 * not answered, and the delivery to each member.
 */
export const meetingSections =
  ({ db, pool }: { db: Database; pool: Pool }) =>
  async (detail: MeetingDetail, isSeen: boolean): Promise<readonly PageSection[]> => {
    const [hidden, archiveLink, record, rota, notes, questions, agenda, progress, asks, panel] =
      await Promise.all([
        hiddenMeetingNotice(db, detail),
        findArchiveLink(db, detail),
        recordLink(db, detail),
        meetingRotaSection(db, detail),
        notesSection(db, detail, {
          isSeen,
          mayHaveRule: mayHave(detail, 'noteRule'),
          mayHaveOwnNote: mayHave(detail, 'ownNote'),
        }),
        questionsSection(db, detail, { mayHaveQuestions: mayHave(detail, 'questions') }),
        agendaSection(pool, detail),
        progressSection(db, detail, { mayHaveAnswers: mayHave(detail, 'progress') }),
        meetingAsksSection(db, detail),
        meetingPanel({ db, pool }, detail, { mayBeMuted: mayHave(detail, 'mute') }),
      ]);
    const talk = talkSection(detail);
    return [
      ...(hidden ? [hidden] : []),
      ...(record ? [record] : []),
      ...(archiveLink ? [archiveLink] : []),
      ...(talk ? [talk] : []),
      ...(rota ? [rota] : []),
      ...(notes ? [notes] : []),
      ...(questions ? [questions] : []),
      ...(agenda ? [agenda] : []),
      ...(progress ? [progress] : []),
      ...(asks ? [asks] : []),
      ...(panel ? [{ view: 'notifications/meeting-panel', model: { panel } }] : []),
    ];
  };

/** Returns the record of a meeting for the first visit of a member who did not come. */
export const missedRecords =
  ({ db }: { db: Database }) =>
  (found: MeetingForAsker, isSeen: boolean): Promise<PageSection | null> =>
    missedRecord(db, found, isSeen);

/** Returns the section in which a member rates the book of a meeting that took place. */
export const meetingRatings =
  ({ db }: { db: Database }) =>
  async ({ meeting, asker, now, book }: MeetingDetail): Promise<PageSection | null> => {
    const tookPlace = meeting.cancelledAt === null && now >= meeting.endsAt;
    if (!asker?.isMember || !tookPlace) return null;
    return meetingRating(db, asker.userId, { meetingId: meeting.id, bookId: book.id, bookTitle: book.title });
  };

/** Returns the record, notes and questions that the archive of a meeting shows. */
export const archiveSections =
  ({ db }: { db: Database }) =>
  async (found: MeetingAndAsker): Promise<readonly PageSection[]> => {
    const [record, notes, questions] = await Promise.all([
      recordLink(db, found),
      archivedNotesSection(db, found),
      archivedQuestionsSection(db, found),
    ]);
    return [...(record ? [record] : []), ...(notes ? [notes] : []), ...(questions ? [questions] : [])];
  };
