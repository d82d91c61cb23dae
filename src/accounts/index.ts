export { grantAdmin, isAdmin } from './grant-admin.ts';
export { createPassport } from './passport.ts';
export { hashPassword } from './password-hash.ts';
export { createThrottle, noThrottle, type Throttle } from './throttle.ts';
export { nicknameKey } from './user.ts';
