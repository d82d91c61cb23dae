import type { ExportPart } from '../export-part.ts';

export const reportParts: readonly ExportPart[] = [
  {
    file: 'reports',
    rows: `SELECT id, kind, meeting_id AS "meetingId", seq, club_id AS "clubId",
        recommendation_id AS "recommendationId", book_id AS "bookId",
        question_id AS "questionId", record_point_id AS "recordPointId", reason, words, path, model,
        prompt_version AS "promptVersion", created_at AS "createdAt", decision, decided_at AS "decidedAt",
        explanation
      FROM reports WHERE reporter_id = $1 ORDER BY id`,
  },
  {
    // A report that was dismissed, or that waits, says nothing to the person it is about.
    file: 'upheld-reports-about-me',
    rows: `SELECT id, kind, meeting_id AS "meetingId", seq, club_id AS "clubId", reason, decision,
        hides, decided_at AS "decidedAt", explanation, suspended_until AS "suspendedUntil"
      FROM reports WHERE about_user_id = $1 AND decision IN ('hidden', 'warned', 'suspended', 'restored')
      ORDER BY id`,
  },
  {
    file: 'operators-acts',
    rows: `SELECT id::float8 AS id, at, action, report_id AS "reportId", reason, actor_id = $1 AS "byMe",
        subject_id = $1 AS "aboutMe"
      FROM operator_log WHERE actor_id = $1 OR (subject_id = $1 AND report_id IS NULL) ORDER BY operator_log.id`,
  },
];
