export interface JobTiming {
  /** Between two scans. */
  readonly scanEveryMs: number;
  /** Between two polls for due Web Push: a push may leave this much later than it was due. */
  readonly webPushPollMs: number;
  /** Between two writes of the schedule to Redis, which loses it in a flush. */
  readonly rescheduleMs: number;
  /** Without a queue job for this long the worker should restart. */
  readonly stalledAfterMs: number;
}

export const jobTiming = (scanSeconds: number): JobTiming => ({
  scanEveryMs: scanSeconds * 1_000,
  webPushPollMs: 2_000,
  rescheduleMs: 30_000,
  stalledAfterMs: Math.max(60_000, scanSeconds * 3_000),
});
