// What benchmarks run without a worker.
export { scanAlarms } from './scan-alarms.ts';
export { claimWebPushes } from './web-push-repository.ts';
