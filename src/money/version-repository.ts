import type { Database } from '../platform/db.ts';
import type { Kind } from './money-line.ts';

/** One version of a line, with the person who made it. */
export interface LineVersion {
  readonly lineId: number;
  readonly version: number;
  readonly kind: Kind;
  readonly amount: number;
  readonly happenedOn: string;
  readonly text: string;
  readonly isDeleted: boolean;
  /** A nickname; null if the account was deleted. */
  readonly changedBy: string | null;
  readonly changedAt: Date;
}

/** A version that replaced another one. */
export interface LineChange extends LineVersion {
  readonly before: Pick<LineVersion, 'kind' | 'amount' | 'text'>;
}

/** Finds all versions of a line, the first one first. */
export const findVersions = (db: Database, lineId: number): Promise<LineVersion[]> =>
  db.$queryRaw<LineVersion[]>`
    SELECT v.line_id AS "lineId", v.version, v.kind, v.amount, v.happened_on::text AS "happenedOn", v.text,
      v.is_deleted AS "isDeleted", u.nickname AS "changedBy", v.changed_at AS "changedAt"
    FROM club_money_versions v LEFT JOIN users u ON u.id = v.changed_by
    WHERE v.line_id = ${lineId} ORDER BY v.version`;

/** Finds a club's latest edits and deletions with the text and the amount before each. */
export const findChanges = (db: Database, clubId: number, limit: number): Promise<LineChange[]> =>
  db.$queryRaw`
    SELECT v.line_id AS "lineId", v.version, v.kind, v.amount, v.happened_on::text AS "happenedOn", v.text,
      v.is_deleted AS "isDeleted", u.nickname AS "changedBy", v.changed_at AS "changedAt",
      json_build_object('kind', b.kind, 'amount', b.amount, 'text', b.text) AS before
    FROM club_money_versions v
      JOIN club_money_versions b ON b.line_id = v.line_id AND b.version = v.version - 1
      LEFT JOIN users u ON u.id = v.changed_by
    WHERE v.club_id = ${clubId} AND v.version > 1
    ORDER BY v.changed_at DESC, v.line_id DESC LIMIT ${limit}`;
