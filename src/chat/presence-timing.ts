/**
 * A person whose process was killed is offline after lease + sweep; one who left, after grace +
 * sweep.
 */
export interface PresenceTiming {
  readonly leaseMs: number;
  readonly renewIntervalMs: number;
  readonly sweepIntervalMs: number;
  /** How long a person stays online without a connection, so that a reload is not a departure. */
  readonly graceMs: number;
}

export const presenceTiming: PresenceTiming = {
  leaseMs: 12_000,
  renewIntervalMs: 4_000,
  sweepIntervalMs: 2_000,
  graceMs: 5_000,
};
