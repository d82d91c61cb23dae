export { measureAlarms } from './alarm-metrics.ts';
export { type ImportBooks, runImport } from './run-import.ts';
