import { createHmac } from 'node:crypto';

/**
 * Returns the address at which web and worker connect to a private database: that of a role that
 * cannot change tables. Its password follows from the owner's, and the owner's does not follow from
 * it.
 */
export function applicationUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.password = createHmac('sha256', url.password).update('bookmoim_app').digest('hex');
  url.username = 'bookmoim_app';
  return url.href;
}
