/** The figures of the operators' page. */
export interface SiteState {
  readonly now: Date;
  /** Time of the last successful alarm scan; null when there was none. */
  readonly workerBeatAt: Date | null;
  /** Alarms of the last day. Times are in seconds. */
  readonly alarms: {
    readonly written: number;
    readonly unpushed: number;
    readonly late: number;
    readonly worstLateness: number;
  };
  /** Recommendations of the last seven days by the way they were made. */
  readonly paths: readonly { readonly path: string; readonly count: number; readonly seconds: number }[];
  /** Whether the database role may do more than read and write rows. */
  readonly roleHasExcessRights: boolean;
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
