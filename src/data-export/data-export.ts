/** A person's newest export. */
export interface DataExport {
  readonly id: number;
  readonly askedAt: Date;
  readonly state: ExportState;
  /** Null unless the file is ready. */
  readonly expiresAt: Date | null;
  readonly sizeBytes: number | null;
}

/** `waiting` until a worker has stored the file. */
export type ExportState = 'waiting' | 'ready' | 'failed' | 'expired';

export const exportLimits = {
  /** Exports that a person can have in 24 hours; failed ones do not count. */
  mostADay: 2,
  /** How often a file is begun before it counts as failed. */
  mostTries: 5,
  /** How long a worker has the file after the piece that it stored last. */
  leaseSeconds: 60,
  /** Before a file that failed is tried again. */
  retrySeconds: 30,
  /** How long a file can be downloaded. */
  keptHours: 24,
  pieceBytes: 512 * 1024,
} as const;
