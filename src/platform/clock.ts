/**
 * The source of the current time. Code that decides by the time takes a clock, so that a test can
 * set the time.
 */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
