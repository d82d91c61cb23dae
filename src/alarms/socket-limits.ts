export interface AlarmSocketLimits {
  /** Open sockets of one person on one process. */
  readonly socketsPerPerson: number;
  /** Different reports about alarms from one socket. */
  readonly reportsPerSocket: number;
}

export const alarmSocketLimits: AlarmSocketLimits = { socketsPerPerson: 10, reportsPerSocket: 200 };

/** For benchmarks. */
export const noAlarmSocketLimits: AlarmSocketLimits = {
  socketsPerPerson: Number.POSITIVE_INFINITY,
  reportsPerSocket: Number.POSITIVE_INFINITY,
};
