import { hasMuted, hasUnreadAbout } from '../alarms/index.ts';
import { hasAttendanceQuestion } from '../attendance/index.ts';
import { type MeetingDetail, mayHavePart, type PartConditions } from '../meetings/index.ts';
import { hasNoteRule, hasOwnNote } from '../notes/index.ts';
import { hasProgress } from '../progress/index.ts';
import { hasQuestions } from '../questions/index.ts';

/** The parts of a meeting's page whose statements run only if the meeting's own one says so. */
export const meetingParts = {
  attendance: hasAttendanceQuestion,
  mute: hasMuted,
  noteRule: hasNoteRule,
  ownNote: hasOwnNote,
  progress: hasProgress,
  questions: hasQuestions,
  unread: hasUnreadAbout,
} satisfies PartConditions;

/** Whether a part of a meeting's page may have something: if not, its statement is left out. */
export const mayHave = (detail: MeetingDetail, part: keyof typeof meetingParts): boolean =>
  mayHavePart(detail, part);
