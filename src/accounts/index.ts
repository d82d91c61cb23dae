export { accountLinksSection } from './account-links-view.ts';
export { isBlockedBy } from './blocks/block-conditions.sql.ts';
export { findBlockedIds, hasBlocked } from './blocks/block-repository.ts';
export { holdsContact } from './contact-rule.ts';
export { isEmailAddress, normaliseEmail } from './email-address.ts';
export { deleteAccount, formerMemberId, insertFormerMember } from './former-member-repository.ts';
export { formerMemberName } from './former-member-words.ts';
export { requireFreshProof } from './fresh-proof.ts';
export { findAccount, grantAdmin, isAdmin } from './grant-admin.ts';
export { hideNickname, restoreNickname } from './hide-nickname.ts';
export { createKakao, type Kakao } from './kakao/kakao.ts';
export {
  findAddressOfLeaver,
  lockAccountToErase,
  lockAccountToLeave,
  markLeft,
} from './left-account-repository.ts';
export { nicknameKeys } from './nickname-keys.ts';
export { nicknameProblem } from './nickname-rule.ts';
export { createPassport } from './passport.ts';
export { hashAtOnce } from './password-hash.ts';
export { passwordProblem } from './password-rule.ts';
export { isEmailConfirmed, requireConfirmedEmail } from './require-confirmed-email.ts';
export type { SeatOffers } from './seat-offers.ts';
export { changeSuspension, suspendAccount } from './suspend-account.ts';
export { createThrottle, noThrottle, type Throttle } from './throttle.ts';
export { normaliseNickname } from './user.ts';
