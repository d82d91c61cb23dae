import { createHash } from 'node:crypto';

/**
 * Returns the directory below /var/lib of a cluster whose own directory PostgreSQL's account cannot
 * read. The name depends on the password, so that a checkout with new secrets gets a new cluster.
 */
export const placeInVar = (directory: string, password: string): string =>
  `/var/lib/bookmoim/${createHash('sha256').update(`${directory} ${password}`).digest('hex').slice(0, 12)}`;
