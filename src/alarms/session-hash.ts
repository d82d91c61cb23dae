import { createHash } from 'node:crypto';

/** The stored form of a session id: a reader of the database cannot log in with it. */
export const sessionHashOf = (sessionId: string): string =>
  createHash('sha256').update(sessionId).digest('hex');
