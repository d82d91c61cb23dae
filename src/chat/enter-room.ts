import type { Clock } from '../platform/clock.ts';
import { isSessionOver } from '../platform/http/session-lifetime.ts';
import type { SessionIdentity } from '../platform/http/session-reader.ts';
import type { Refusal, RoomEntry } from './policy.ts';
import type { Presence } from './presence.ts';
import type { Head } from './protocol.ts';

export interface Entrance {
  readonly userId: number;
  readonly nickname: string;
  readonly meetingId: number;
  readonly epoch: number;
  /** The version of the meeting. */
  readonly version: number;
  readonly head: Head;
  /** Whether the person was not in the room before. */
  readonly isFirst: boolean;
}

export interface EntranceServices {
  /** Collects questions: everybody connects at the start. */
  readonly findEntry: (asked: { userId: number; meetingId: number }) => Promise<RoomEntry>;
  readonly refusalOf: (entry: RoomEntry) => Refusal | null;
  readonly presence: Presence;
  readonly clock: Clock;
}

/** Admits a connection to a meeting's room, or returns why not. */
export async function enterRoom(
  services: EntranceServices,
  identity: SessionIdentity,
  asked: { meetingId: number; connectionId: string },
): Promise<{ ok: true; entrance: Entrance } | { ok: false; refusal: Refusal }> {
  const { findEntry, refusalOf, presence, clock } = services;
  if (isSessionOver(identity, clock.now())) return refuse({ code: 'unauthenticated' });

  const entry = await findEntry({ userId: identity.userId, meetingId: asked.meetingId });
  const refusal =
    entry.user?.sessionEpoch === identity.epoch ? refusalOf(entry) : { code: 'unauthenticated' as const };
  if (refusal || !entry.user || !entry.meeting) return refuse(refusal ?? { code: 'not_found' });

  const connection = {
    meetingId: asked.meetingId,
    userId: identity.userId,
    connectionId: asked.connectionId,
  };
  // Without Redis nobody is shown as online, and the chat goes on.
  const joined = await presence.join(connection).catch(() => 'another' as const);
  if (joined === 'refused') return refuse({ code: 'too_many_connections' });
  return {
    ok: true,
    entrance: {
      userId: entry.user.id,
      nickname: entry.user.nickname,
      meetingId: entry.meeting.id,
      epoch: entry.user.sessionEpoch,
      version: entry.meeting.version,
      head: entry.meeting.head,
      isFirst: joined === 'first',
    },
  };
}

const refuse = (refusal: Refusal) => ({ ok: false as const, refusal });
