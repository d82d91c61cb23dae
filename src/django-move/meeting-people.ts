import type { Dump, DumpMeeting } from './dump.ts';

export interface Person {
  /** Id in the original database. */
  readonly pk: number;
  readonly userId: number;
  readonly joinedAt: Date | undefined;
}

export interface MeetingPeople {
  /** The leader, then the admitted participants, each once. */
  readonly here: readonly Person[];
  /** Original ids of admitted participants without an account here. */
  readonly absent: readonly number[];
}

/**
 * Returns the leader and the participants of a meeting. People who failed its entry question are
 * not participants.
 */
export function peopleOf(
  meeting: DumpMeeting,
  participations: Dump['participations'],
  userIds: ReadonlyMap<number, number>,
): MeetingPeople {
  const entered = [
    { user: meeting.leader ?? 0, joinedAt: undefined },
    ...meeting.participants.map((user) => ({ user, joinedAt: undefined })),
    ...participations
      .filter((one) => one.meeting === meeting.pk && one.result)
      .map((one) => ({ user: one.user ?? 0, joinedAt: one.created_at })),
  ];
  const here = new Map<number, Person>();
  const absent = new Set<number>();
  for (const { user: pk, joinedAt } of entered) {
    const userId = userIds.get(pk);
    if (userId === undefined) absent.add(pk);
    else if (!here.has(userId)) here.set(userId, { pk, userId, joinedAt });
  }
  return { here: [...here.values()], absent: [...absent] };
}
