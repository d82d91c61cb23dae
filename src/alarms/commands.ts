// What benchmarks run without a worker.

export { claimWebPushes } from './notification-web-push-claim-repository.ts';
export { scanAlarms } from './scan-alarms.ts';
