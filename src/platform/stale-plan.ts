const stalePlanStates = new Set([
  '0A000', // the plan's columns have another type since a table changed
  '26000', // no such statement: something deallocated the statements of the connection
  '42P05', // the statement exists already: a pooler gave this client the connection of another
]);

/**
 * Whether a named statement failed because PostgreSQL's plan under that name does not fit, so that
 * it did nothing and the same statement without a name may succeed.
 */
export const isStalePlan = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  stalePlanStates.has(error.code);
