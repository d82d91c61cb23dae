import { canEnterChat } from '../meetings/index.ts';
import type { Head } from './protocol.ts';

/** The facts that decide who may be in a room, read at one moment of the database's clock. */
export interface RoomEntry {
  /** Null if the account does not exist. */
  readonly user: { readonly id: number; readonly nickname: string; readonly sessionEpoch: number } | null;
  /** Null if the meeting does not exist, or the person may not know of it. */
  readonly meeting: {
    readonly id: number;
    readonly leaderId: number;
    readonly startsAt: Date;
    readonly endsAt: Date;
    readonly cancelledAt: Date | null;
    /** Rises with every edit. */
    readonly version: number;
    readonly head: Head;
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

/** Returns why a person may not be in the room now, and null if she may. */
export function refusalOf({ user, meeting, isMember, now }: RoomEntry): Refusal | null {
  if (!user) return { code: 'unauthenticated' };
  if (!meeting) return { code: 'not_found' };
  const entry = canEnterChat(meeting, { userId: user.id, isMember }, now);
  if (entry.ok) return null;
  return entry.reason === 'not_open_yet'
    ? { code: 'not_open_yet', opensAt: entry.opensAt.toISOString() }
    : { code: entry.reason };
}
