import { linkTokenFrom } from '../platform/link-token.ts';
import type { InvitePlan } from './invite.ts';

export { linkHashOf as inviteHashOf, newLinkToken as newInviteToken } from '../platform/link-token.ts';

/**
 * Returns the token of the link that a form asks for. The server stores only a hash and cannot show
 * a link again, so a form that is sent twice has to lead to the same token.
 * @param formKey a text of `newInviteToken` that the form carries
 */
export const tokenOfForm = (
  formKey: string,
  { clubId, uses, days }: InvitePlan & { readonly clubId: number },
): string => linkTokenFrom(formKey, `club ${clubId}, ${uses} uses, ${days} days`);
