const daySeconds = 24 * 60 * 60;

/** The data that decide how long a session may live. */
export interface SessionAge {
  /** Milliseconds since 1970 when the person logged in. */
  readonly issuedAt: number;
  /** Whether the person asked to stay logged in. */
  readonly isKept?: boolean | undefined;
}

/**
 * Seconds without a request after which a session ends. The cookie of a kept session also survives
 * closing the browser.
 */
export const idleSeconds = { plain: daySeconds, kept: 60 * daySeconds };
/** Seconds after the log-in when a session ends, used or not. */
const absoluteSeconds = { plain: 14 * daySeconds, kept: 365 * daySeconds };
/** The longest that any session can live, in seconds. */
export const longestSessionSeconds = absoluteSeconds.kept;

/**
 * Whether a session is past its absolute lifetime: two weeks, or a year for a kept one. A date that
 * is not a number counts as past.
 */
export function isSessionOver({ issuedAt, isKept }: SessionAge, now: Date): boolean {
  const seconds = (now.getTime() - issuedAt) / 1_000;
  return !(seconds < absoluteSeconds[isKept ? 'kept' : 'plain']);
}
