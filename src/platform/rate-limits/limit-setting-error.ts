/**
 * Thrown for an entry of `RATE_LIMITS` that cannot be parsed. The message quotes the entry, which
 * is not secret.
 */
export class LimitSettingError extends Error {
  override name = 'LimitSettingError';
}
