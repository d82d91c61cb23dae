import { createHash } from 'node:crypto';

/**
 * Where a cluster goes whose own directory is closed to PostgreSQL's account: below /var/lib, under
 * a name that the password is part of, so that a checkout whose secrets were deleted starts over
 * there as well.
 */
export const placeInVar = (directory: string, password: string): string =>
  `/var/lib/bookmoim/${createHash('sha256').update(`${directory} ${password}`).digest('hex').slice(0, 12)}`;
