export { LimitSettingError, readLimitSettings } from './limit-settings.ts';
export { defaultLimits, type Limits } from './limit-table.ts';
export { createRateLimits, noRateLimits, type RateLimits } from './rate-limits.ts';
