/** The tasks of a member in one meeting: to lead the talk, and to prepare the questions. */
export const tasks = ['host', 'presenter'] as const;
export type Task = (typeof tasks)[number];
