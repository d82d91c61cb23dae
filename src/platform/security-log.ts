import type { Logger } from './log.ts';
import type { SecurityRecord } from './security-record.ts';

/**
 * Writes one structured line with `log: "security"`. It is written at any LOG_LEVEL except
 * `silent`, so that a site that logs only warnings still records log-ins.
 */
export function recordSecurityEvent(log: Logger, { source, ...record }: SecurityRecord): void {
  const level = log.level === 'silent' ? 'silent' : 'info';
  log
    .child({ log: 'security' }, { level })
    .info({ ...record, ...source }, `${record.event} ${record.outcome}`);
}
