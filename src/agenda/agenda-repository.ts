import type { Pool } from 'pg';
import { type Database, Prisma } from '../platform/db.ts';
import { queryPlanned } from '../platform/planned-query.ts';
import { type Agenda, type Card, emptyAgenda, type MeetingTimes, type Turn } from './agenda.ts';

/** A meeting's agenda with all that decides which card runs, read at one moment. */
export interface FoundAgenda {
  readonly meetingId: number;
  /** Empty for a meeting without one. */
  readonly agenda: Agenda;
  readonly times: MeetingTimes;
  /** The database's time. */
  readonly now: Date;
}

/** A time inside JSON is a string. */
type InJson<Row> = { readonly [Key in keyof Row]: Date extends Row[Key] ? string | null : Row[Key] };

interface AgendaRow
  extends MeetingTimes,
    Omit<Agenda, 'cards' | 'turns' | 'startsItself' | 'turnSeconds' | 'revision'> {
  readonly meetingId: number;
  /** Null for a meeting without an agenda. */
  readonly revision: number | null;
  readonly startsItself: boolean;
  readonly turnSeconds: number;
  readonly cards: readonly InJson<Card>[];
  readonly turns: readonly InJson<Turn>[];
  readonly now: Date;
}

const ifAny = Prisma.raw('JOIN');
const orNone = Prisma.raw('LEFT JOIN');

const agendasOf = (meetingIds: readonly number[], join: Prisma.Sql) => Prisma.sql`
  SELECT m.id AS "meetingId", m.starts_at AS "startsAt", m.ends_at AS "endsAt", clock_timestamp() AS now,
    a.starts_itself AS "startsItself", a.started_at AS "startedAt", a.paused_at AS "pausedAt",
    a.turns_started_at AS "turnsStartedAt", a.turn_seconds AS "turnSeconds", a.revision,
    ARRAY(
      SELECT json_build_object('id', c.id, 'body', c.body, 'questionId', c.question_id,
        'seconds', c.seconds, 'pausedMs', c.paused_ms, 'endedAt', c.ended_at,
        'isHidden', EXISTS (SELECT FROM discussion_questions q WHERE q.id = c.question_id AND q.hidden_at IS NOT NULL))
      FROM agenda_cards c WHERE c.meeting_id = a.meeting_id ORDER BY c.position
    ) AS cards,
    ARRAY(
      SELECT json_build_object('id', t.id, 'userId', t.user_id, 'isSecond', t.is_second, 'endedAt', t.ended_at)
      FROM agenda_turns t WHERE t.meeting_id = a.meeting_id ORDER BY t.position
    ) AS turns
  FROM meetings m ${join} agendas a ON a.meeting_id = m.id
  WHERE m.id = ANY (${meetingIds}::int[])`;

/** Finds the agendas of meetings. Leaves out meetings without one. */
export async function findAgendas(
  pool: Pick<Pool, 'query'>,
  meetingIds: readonly number[],
): Promise<FoundAgenda[]> {
  if (meetingIds.length === 0) return [];
  return (await queryPlanned<AgendaRow>(pool, agendasOf(meetingIds, ifAny))).map(toFound);
}

/** Finds the agenda of a meeting, empty if it has none; null if there is no such meeting. */
export async function findAgenda(db: Database, meetingId: number): Promise<FoundAgenda | null> {
  const [row] = await db.$queryRaw<AgendaRow[]>(agendasOf([meetingId], orNone));
  return row ? toFound(row) : null;
}

function toFound({
  meetingId,
  startsAt,
  endsAt,
  now,
  revision,
  cards,
  turns,
  ...row
}: AgendaRow): FoundAgenda {
  const times = { startsAt, endsAt };
  if (revision === null) return { meetingId, agenda: emptyAgenda, times, now };
  const agenda = { ...row, revision, cards: cards.map(withDate), turns: turns.map(withDate) };
  return { meetingId, agenda, times, now };
}

const withDate = <Row extends { readonly endedAt: string | null }>(row: Row) => ({
  ...row,
  endedAt: row.endedAt === null ? null : new Date(row.endedAt),
});
