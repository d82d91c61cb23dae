/** The events of the security log. docs/operations.md explains each one. */
export type SecurityEvent =
  | 'log-in'
  | 'fresh-proof'
  | 'kakao-log-in'
  | 'kakao-link'
  | 'kakao-unlink'
  | 'log-out'
  | 'leaving'
  | 'sign-up'
  | 'confirmation-letter'
  | 'email-confirmation'
  | 'password-letter'
  | 'password-change'
  | 'passkey-add'
  | 'passkey-removal'
  | 'passkey-copy'
  | 'email-change'
  | 'session-end'
  | 'session-evicted'
  | 'admin-grant'
  | 'member-removal'
  | 'data-export'
  | 'data-export-file'
  | 'request-refused';

/**
 * `done`: success. `failed`: a wrong secret. `limited`: a rate limit refused it. `refused`: a rule
 * refused it.
 */
export type SecurityOutcome = 'done' | 'failed' | 'limited' | 'refused';
