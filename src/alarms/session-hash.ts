import { createHash } from 'node:crypto';

/** What is stored of a session's id: nobody who reads the database can use it. */
export const sessionHashOf = (sessionId: string): string =>
  createHash('sha256').update(sessionId).digest('hex');
