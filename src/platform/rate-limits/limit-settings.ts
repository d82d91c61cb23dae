import { LimitSettingError } from './limit-setting-error.ts';
import { defaultLimits, type Limit, type LimitName, type Limits, limitNames } from './limit-table.ts';

const longestWindowSeconds = 24 * 60 * 60;

const mostUses = 1_000_000;

/**
 * Reads `RATE_LIMITS`: comma-separated `name=uses/seconds`, such as
 * `search=120/60,meeting-open=50/3600`. Limits it does not name keep their defaults.
 * @throws {LimitSettingError}
 */
export function readLimitSettings(text: string): Limits {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return { ...defaultLimits, ...Object.fromEntries(entries.map(readEntry)) };
}

function readEntry(entry: string): [LimitName, Limit] {
  const [, name, uses, seconds] = /^([a-z-]+)=(\d{1,7})\/(\d{1,5})$/.exec(entry) ?? [];
  if (name === undefined)
    throw new LimitSettingError(`"${entry}" is not name=uses/seconds, such as search=60/60`);
  if (!isLimitName(name))
    throw new LimitSettingError(
      `"${name}" is not a rate limit; the rate limits are ${limitNames.join(', ')}`,
    );
  const limit = { uses: Number(uses), seconds: Number(seconds) };
  if (limit.uses < 1 || limit.uses > mostUses || limit.seconds < 1 || limit.seconds > longestWindowSeconds)
    throw new LimitSettingError(
      `"${entry}": uses must be 1 to ${mostUses}, seconds 1 to ${longestWindowSeconds}`,
    );
  return [name, limit];
}

const isLimitName = (name: string): name is LimitName => limitNames.some((known) => known === name);
