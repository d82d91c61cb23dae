const minute = 60_000;

/**
 * The limits of meetings. Durations are in milliseconds where their name has no unit. The database
 * also holds `capacity` and `length` as constraints.
 */
export const meetingLimits = {
  capacity: { min: 2, max: 500 },
  length: { min: minute, max: 12 * 60 * minute },
  /** How far in the future a start may be. */
  horizon: 365 * 24 * 60 * minute,
  /** How long a member who pressed "leave" can take her seat back. */
  undoSeconds: 10,
  /** Changes of one meeting that all members are told of. */
  changes: { count: 20, within: 60 * minute },
  /**
   * Meetings of one account that are not over. A daily club for three months has about 90 meetings,
   * so real readers do not reach `led`; `joined` leaves room for thirty clubs of ten days. The
   * limits bound the load that one account puts on lists, searches and alarms.
   */
  upcoming: { led: 100, joined: 300 },
} as const;

/** How much one account and one meeting may do: the part of `meetingLimits` that is counted. */
export interface ActivityLimits {
  readonly upcoming: { readonly led: number; readonly joined: number };
  readonly changes: { readonly count: number };
}

const largestInteger = 2_147_483_647;

/** For benchmarks (`BENCH=1`): limits that no account reaches. */
export const noActivityLimits: ActivityLimits = {
  upcoming: { led: largestInteger, joined: largestInteger },
  changes: { count: largestInteger },
};
