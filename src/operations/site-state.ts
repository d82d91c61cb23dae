/** What an operator wants to know at one look. */
export interface SiteState {
  readonly now: Date;
  /** When a worker last did its rounds; null: never. */
  readonly workerBeatAt: Date | null;
  /** Alarms of the last day, and what became of them. Seconds. */
  readonly alarms: {
    readonly written: number;
    readonly unpushed: number;
    readonly late: number;
    readonly worstLateness: number;
  };
  /** How recommendations of the last seven days came about. */
  readonly paths: readonly { readonly path: string; readonly count: number; readonly seconds: number }[];
  readonly counts: {
    readonly users: number;
    readonly books: number;
    readonly openMeetings: number;
    readonly messagesToday: number;
  };
}

export interface ImportRun {
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly summary: string | null;
  readonly hasFailed: boolean;
}
