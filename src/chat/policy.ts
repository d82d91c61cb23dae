/** What decides who may be in a meeting's room: one row, read at one moment of the database's clock. */
export interface RoomEntry {
  /** Null: no such account (any more). */
  readonly user: { readonly id: number; readonly nickname: string; readonly sessionEpoch: number } | null;
  /** Null: no such meeting. */
  readonly meeting: {
    readonly id: number;
    readonly leaderId: number;
    readonly startsAt: Date;
    readonly endsAt: Date;
    readonly cancelledAt: Date | null;
    readonly lastSeq: number;
  } | null;
  readonly isMember: boolean;
  readonly now: Date;
}

export type Refusal =
  | {
      readonly code:
        | 'unauthenticated'
        | 'not_found'
        | 'not_member'
        | 'closed'
        | 'cancelled'
        | 'too_many_connections';
    }
  | { readonly code: 'not_open_yet'; readonly opensAt: string };

/** Why somebody may not be in the room now; null when she may. The page and the handshake ask the same. */
export function refusalOf(entry: RoomEntry): Refusal | null {
  const { user, meeting, isMember, now } = entry;
  if (!user) return { code: 'unauthenticated' };
  if (!meeting) return { code: 'not_found' };
  if (!isMember) return { code: 'not_member' };
  if (meeting.cancelledAt) return { code: 'cancelled' };
  if (now < meeting.startsAt) return { code: 'not_open_yet', opensAt: meeting.startsAt.toISOString() };
  return now < meeting.endsAt ? null : { code: 'closed' };
}

/** The log is for members, from the start on, and stays after the end. */
export const canReadLog = ({ user, meeting, isMember, now }: RoomEntry): boolean =>
  user !== null && meeting !== null && isMember && now >= meeting.startsAt;
