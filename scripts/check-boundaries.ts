import { fileURLToPath } from 'node:url';
import { checkBoundaries } from './boundaries.ts';
import { crossings, exemptScripts, tableOwners } from './table-owners.ts';
import { checkTables } from './tables/check-tables.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { moduleCount, violations } = await checkBoundaries(root);
const tableViolations = checkTables(root, { owners: tableOwners, crossings, exempt: exemptScripts });
for (const violation of [...violations, ...tableViolations]) console.error(violation);
console.log(
  `${moduleCount} modules, ${violations.length} violations; ${Object.keys(tableOwners).length} tables, ${tableViolations.length} violations`,
);
// Without its parser dependency-cruiser finds no modules and reports no violations.
process.exitCode = violations.length + tableViolations.length === 0 && moduleCount > 0 ? 0 : 1;
