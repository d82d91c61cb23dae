const dayMs = 24 * 60 * 60_000;

/** Returns the time since which a change was asked for whose link is valid: one day ago. */
export const confirmableSince = (now: Date): Date => new Date(now.getTime() - dayMs);

/** Returns the time since which a change was made that can be taken back: seven days ago. */
export const undoableSince = (now: Date): Date => new Date(now.getTime() - 7 * dayMs);
