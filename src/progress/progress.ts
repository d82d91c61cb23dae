/** How much of the book a member has read, in percent, or that she comes without having read it. */
export const progressValues = [0, 25, 50, 75, 100, 'skip'] as const;
export type Progress = (typeof progressValues)[number];

export interface Answer {
  readonly value: Progress;
  /** Whether other members may see her name beside the value. */
  readonly showsName: boolean;
}

/** One value, with the members who chose it. */
export interface ProgressCount {
  readonly value: Progress;
  readonly count: number;
  /** Nicknames of those who show theirs; only the first ones. */
  readonly names: readonly string[];
  /** The number of those who show theirs. */
  readonly named: number;
}

/** Fewer answers than these are not shown, because they would tell who gave them. */
export const fewestShown = 3;
