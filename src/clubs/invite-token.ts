export { linkHashOf as inviteHashOf, newLinkToken as newInviteToken } from '../platform/link-token.ts';
