/** The acts of operators that the log holds. */
export const operatorActions = [
  'log_in',
  'admin_granted',
  'admin_revoked',
  'import_requested',
  'data_exported',
  'report_viewed',
  'report_dismissed',
  'content_hidden',
  'person_warned',
  'person_suspended',
  'decision_undone',
] as const;
export type OperatorAction = (typeof operatorActions)[number];

/** One act of an operator. */
export interface OperatorAct {
  readonly action: OperatorAction;
  /** Null for a command on the server. */
  readonly actorId: number | null;
  /** The person whom it is about. */
  readonly subjectId?: number | null;
  readonly reportId?: number;
  readonly reason?: string | null;
}
