import { Counter, type Registry } from '../platform/metrics.ts';
import { type PushServiceName, pushServiceNames } from './push-endpoint.ts';
import type { WebPushAnswer } from './web-push-answer.ts';

/** Why a due push was not sent. */
export type SkipReason = 'breaker' | 'limit' | 'late';

export interface WebPushMeter {
  answered(service: PushServiceName, answer: WebPushAnswer): void;
  skipped(reason: SkipReason): void;
}

/**
 * Counts answers of push services by service, outcome and status class, never by host or endpoint.
 */
export function webPushMeter(registry: Registry): WebPushMeter {
  const answers = new Counter({
    name: 'web_push_answers_total',
    help: 'Pushes by push service, outcome and status class; "none" without an answer',
    labelNames: ['service', 'outcome', 'status'],
    registers: [registry],
  });
  const skips = new Counter({
    name: 'web_push_skipped_total',
    help: 'Due pushes not sent: the circuit breaker is open, the rate limit is used up, or the queue was late',
    labelNames: ['reason'],
    registers: [registry],
  });
  for (const service of pushServiceNames) answers.inc({ service, outcome: 'sent', status: '2xx' }, 0);
  return {
    answered: (service, { kind, status }) =>
      answers.inc({
        service,
        outcome: kind,
        status: status === null ? 'none' : `${Math.floor(status / 100)}xx`,
      }),
    skipped: (reason) => skips.inc({ reason }),
  };
}
