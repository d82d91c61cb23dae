import type { Database } from '../platform/db.ts';
import type { ListPart } from '../platform/http/pager.ts';
import type { OperatorAct, OperatorAction } from './operator-act.ts';

/** Adds an act to the operators' log, in the transaction of the act. */
export const logOperatorAct = (tx: Database, act: OperatorAct): Promise<unknown> =>
  tx.operatorEntry.create({ data: act, select: { id: true } });

export interface LoggedAct {
  readonly at: Date;
  readonly action: string;
  /** Null: a command on the server, or an account that is gone. */
  readonly actor: string | null;
  readonly subject: string | null;
  readonly reportId: number | null;
  readonly meetingId: number | null;
  readonly reason: string | null;
}

export const logPageSize = 50;

/** Returns a page of the operators' log, of all actions or of one, newest first. */
export async function findOperatorLog(
  db: Database,
  { action, page }: { action: OperatorAction | null; page: number },
): Promise<ListPart<LoggedAct>> {
  const [rows, [totals]] = await Promise.all([
    db.$queryRaw<LoggedAct[]>`
      SELECT l.at, l.action, a.nickname AS actor, s.nickname AS subject, l.report_id AS "reportId",
        NULL::int AS "meetingId", l.reason
      FROM operator_log l LEFT JOIN users a ON a.id = l.actor_id LEFT JOIN users s ON s.id = l.subject_id
      WHERE ${action}::text IS NULL OR l.action = ${action}
      ORDER BY l.id DESC LIMIT ${logPageSize} OFFSET ${(page - 1) * logPageSize}`,
    db.$queryRaw<[{ count: number; now: Date }]>`
      SELECT count(*)::int AS count, now() AS now FROM operator_log l
      WHERE ${action}::text IS NULL OR l.action = ${action}`,
  ]);
  return { rows, ...totals };
}

/** Returns a page of what leaders did about messages and members, newest first. */
export async function findLeaderLog(db: Database, page: number): Promise<ListPart<LoggedAct>> {
  const [rows, [totals]] = await Promise.all([
    db.$queryRaw<LoggedAct[]>`
      SELECT l.at, l.action, a.nickname AS actor, s.nickname AS subject, NULL::int AS "reportId",
        l.meeting_id AS "meetingId", l.reason
      FROM moderation_log l LEFT JOIN users a ON a.id = l.actor_id LEFT JOIN users s ON s.id = l.subject_id
      ORDER BY l.id DESC LIMIT ${logPageSize} OFFSET ${(page - 1) * logPageSize}`,
    db.$queryRaw<[{ count: number; now: Date }]>`
      SELECT count(*)::int AS count, now() AS now FROM moderation_log`,
  ]);
  return { rows, ...totals };
}
