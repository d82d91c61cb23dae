export { isEmailAddress, normaliseEmail } from './email-address.ts';
export { findAccount, grantAdmin, isAdmin } from './grant-admin.ts';
export { nicknameKeys } from './nickname-keys.ts';
export { nicknameProblem } from './nickname-rule.ts';
export { createPassport } from './passport.ts';
export { hashPassword } from './password-hash.ts';
export { isEmailConfirmed, requireConfirmedEmail } from './require-confirmed-email.ts';
export { createThrottle, noThrottle, type Throttle } from './throttle.ts';
export { normaliseNickname } from './user.ts';
