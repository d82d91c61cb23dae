export { measureAlarms } from './alarm-metrics.ts';
export { onlyOperators } from './only-operators.ts';
export { logOperatorAct } from './operator-log-repository.ts';
export { type ImportBooks, runImport } from './run-import.ts';
