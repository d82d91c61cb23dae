import type { TokenCarrier } from '../platform/http/carried-token.ts';

/** The cookie in which a browser carries a new invitation to the page of its club. */
export const inviteCarrier = (clubId: number, publicOrigin: string): TokenCarrier => ({
  name: 'new-invite',
  path: `/clubs/${clubId}`,
  publicOrigin,
});
