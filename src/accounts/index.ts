export { grantAdmin, isAdmin } from './grant-admin.ts';
export { nicknameProblem } from './nickname-rule.ts';
export { createPassport } from './passport.ts';
export { hashPassword } from './password-hash.ts';
export { createThrottle, noThrottle, type Throttle } from './throttle.ts';
export { nicknameKey, normaliseEmail, normaliseNickname } from './user.ts';
