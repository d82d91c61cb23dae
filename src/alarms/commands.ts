// What benches run of alarms without a worker around it.
export { scanAlarms } from './scan-alarms.ts';
export { claimWebPushes } from './web-push-repository.ts';
