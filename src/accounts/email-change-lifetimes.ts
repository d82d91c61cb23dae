const dayMs = 24 * 60 * 60_000;

/** Returns the time after which an asked change can still be confirmed: one day ago. */
export const confirmableSince = (now: Date): Date => new Date(now.getTime() - dayMs);

/** Returns the time after which a confirmed change can still be taken back: seven days ago. */
export const undoableSince = (now: Date): Date => new Date(now.getTime() - 7 * dayMs);
