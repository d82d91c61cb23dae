/** Milliseconds. */
export interface JobTiming {
  /** Between two looks. */
  readonly every: number;
  /** Between two polls for alarms that are due for Web Push: a push may leave so much later than it was due. */
  readonly pushEvery: number;
  /** Between two writings of the schedule into Redis, which forgets it when it is flushed. */
  readonly reschedule: number;
  /** Without a tick for this long something is wrong that this process cannot mend. */
  readonly stalledAfter: number;
}

export const jobTiming = (scanSeconds: number): JobTiming => ({
  every: scanSeconds * 1_000,
  pushEvery: 2_000,
  reschedule: 30_000,
  stalledAfter: Math.max(60_000, scanSeconds * 3_000),
});
