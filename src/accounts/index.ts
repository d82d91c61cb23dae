export { type AccountServices, createPassport } from './passport.ts';
export { hashPassword } from './password-hash.ts';
export { signUp } from './sign-up.ts';
export { createThrottle, noThrottle, type Throttle } from './throttle.ts';
export { nicknameKey, normaliseEmail, type User } from './user.ts';
