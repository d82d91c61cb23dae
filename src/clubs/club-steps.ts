import type { Database } from '../platform/db.ts';

/** A number before and after a change. */
interface FromTo {
  readonly from: number;
  readonly to: number;
}

/**
 * Changes of other features in the transaction that changes who belongs to a club. The club is
 * locked. A failing step undoes the whole change. A step tells open pages by `afterCommit`.
 */
export interface ClubSteps {
  /** A person became a member. */
  joined(tx: Database, clubId: number, userId: number): Promise<void>;
  /** A member left or was removed. */
  left(tx: Database, clubId: number, userId: number): Promise<void>;
  /** The leader `from` handed the club over to the member `to`, who accepted. */
  handedOver(tx: Database, clubId: number, leader: FromTo): Promise<void>;
  /** A member became a co-leader. */
  promoted(tx: Database, clubId: number, userId: number): Promise<void>;
  /** A co-leader became a member without further rights. */
  demoted(tx: Database, clubId: number, userId: number): Promise<void>;
  /** The most members of the club changed. */
  resized(tx: Database, clubId: number, capacity: FromTo): Promise<void>;
  /** The club closed for good. */
  closed(tx: Database, clubId: number): Promise<void>;
}
