export { hasExcessRights } from './excess-rights.ts';
export { prepareApplicationRole } from './prepare-application-role.ts';
