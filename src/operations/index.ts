export { measureAlarms } from './alarm-metrics.ts';
export { type ImportBooks, runImport } from './run-import.ts';
export type { FailedJob } from './site-state.ts';
