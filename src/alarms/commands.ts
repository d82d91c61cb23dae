// What benches run of alarms without a worker around it.
export { claimWebPushes } from './push-repository.ts';
export { scanAlarms } from './scan-alarms.ts';
