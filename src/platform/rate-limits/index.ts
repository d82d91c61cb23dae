export { LimitSettingError } from './limit-setting-error.ts';
export { readLimitSettings } from './limit-settings.ts';
export { defaultLimits, type LimitName, type Limits } from './limit-table.ts';
export { tooManyMessage, waitText } from './rate-limit-messages.ts';
export { createRateLimits, noRateLimits, type RateLimits, tooManyUses } from './rate-limits.ts';
