import type { Database } from '../platform/db.ts';
import { isQuotable } from './quotable.sql.ts';
import { textOfSpan } from './record.ts';

/** A quote as it stands in its message now. */
export interface ShownQuote {
  readonly position: number;
  readonly seq: number;
  readonly userId: number;
  readonly nickname: string;
  readonly sentAt: Date;
  readonly text: string;
}

/** A point with the quotes that may be shown now. */
export interface ShownPoint {
  readonly id: number;
  /** Null without one, when an operator hid it, and when one of its quotes is gone. */
  readonly sentence: string | null;
  readonly isReported: boolean;
  readonly quotes: readonly ShownQuote[];
}

export interface ShownQuestion {
  readonly body: string | null;
  readonly isByModel: boolean;
  readonly points: readonly ShownPoint[];
}

interface Row {
  readonly question: number;
  readonly body: string | null;
  readonly isByModel: boolean;
  readonly pointId: number | null;
  readonly sentence: string | null;
  readonly isReported: boolean;
  readonly isHidden: boolean;
  readonly position: number | null;
  readonly beginsAt: number;
  readonly endsAt: number;
  readonly seq: number;
  /** Null: the message may not be quoted any more. */
  readonly text: string | null;
  readonly userId: number;
  readonly nickname: string;
  readonly sentAt: Date;
}

/**
 * Finds a record's questions and points, with the text of each quote out of its message. A quote
 * whose message is gone, or whose author does not agree any more, is left out, and so is a point
 * without quotes. A sentence is left out unless all its quotes are shown, and so is the text of a
 * question that operators hid, also as a card of the agenda words it.
 */
export async function findShownQuestions(db: Database, meetingId: number): Promise<ShownQuestion[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT q.position AS question, q.is_by_model AS "isByModel",
      CASE WHEN NOT EXISTS (SELECT FROM discussion_questions d
        LEFT JOIN agenda_cards a ON a.meeting_id = d.meeting_id AND a.question_id = d.id
        WHERE d.meeting_id = q.meeting_id AND d.hidden_at IS NOT NULL AND q.body IN (d.body, a.body))
        THEN q.body END AS body, p.id AS "pointId", p.sentence,
      p.reported_at IS NOT NULL AS "isReported", p.hidden_at IS NOT NULL AS "isHidden",
      c.position, c.begins_at AS "beginsAt", c.ends_at AS "endsAt", c.seq,
      said.body AS text, said.user_id AS "userId", said.nickname, said.sent_at AS "sentAt"
    FROM meeting_record_questions q
      LEFT JOIN meeting_record_points p ON p.meeting_id = q.meeting_id AND p.question = q.position
      LEFT JOIN meeting_record_quotes c ON c.point_id = p.id
      LEFT JOIN LATERAL (
        SELECT t.body, t.user_id, u.nickname, t.sent_at FROM messages t JOIN users u ON u.id = t.user_id
        WHERE t.meeting_id = q.meeting_id AND t.seq = c.seq AND ${isQuotable}
      ) AS said ON true
    WHERE q.meeting_id = ${meetingId}
    ORDER BY q.position, p.position, c.position`;
  return [...Map.groupBy(rows, ({ question }) => question).values()].map(toQuestion);
}

function toQuestion(rows: readonly Row[]): ShownQuestion {
  const [{ body, isByModel } = { body: null, isByModel: false }] = rows;
  const points = [...Map.groupBy(rows, ({ pointId }) => pointId).values()].map(toPoint);
  return { body, isByModel, points: points.filter(({ quotes }) => quotes.length > 0) };
}

function toPoint(rows: readonly Row[]): ShownPoint {
  const quotes = rows.flatMap(toQuote);
  const [first] = rows;
  const isProven = quotes.length === rows.length && first?.isHidden === false;
  return {
    id: first?.pointId ?? 0,
    sentence: isProven ? first.sentence : null,
    isReported: first?.isReported ?? false,
    quotes,
  };
}

function toQuote(row: Row): ShownQuote[] {
  const { position, seq, userId, nickname, sentAt } = row;
  const text = row.text === null ? null : textOfSpan(row.text, row);
  return text === null || position === null ? [] : [{ position, seq, userId, nickname, sentAt, text }];
}
