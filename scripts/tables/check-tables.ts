import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Crossing } from '../table-owners.ts';
import { tablesInModule } from './module-tables.ts';
import { type Models, readModels } from './prisma-schema.ts';
import { type TableUse, tablesInSql } from './sql-tables.ts';

export interface TableRules {
  readonly owners: Readonly<Record<string, string>>;
  readonly crossings: readonly Crossing[];
  readonly exempt: RegExp;
}

const roomOf = (file: string) => {
  const [floor = '', room = ''] = file.split('/');
  return floor === 'src' ? room : floor;
};

/**
 * Compares the tables that each file below `src` and `scripts` names with the list of owners and of
 * declared crossings. It sees queries in TypeScript and in `.sql` files, not those of functions and
 * triggers inside the database.
 * @returns one line for each violation, also for a declaration that nothing needs any more
 */
export function checkTables(root: string, rules: TableRules): string[] {
  const models = readModels(readFileSync(join(root, 'prisma/schema.prisma'), 'utf8'));
  const tables = new Set([...models.values()].map(({ table }) => table));
  const violations: string[] = [
    ...[...tables].filter((table) => !(table in rules.owners)).map((table) => `${table} has no owner`),
    ...Object.keys(rules.owners)
      .filter((table) => !tables.has(table))
      .map((table) => `${table} has an owner and is not in the schema`),
  ];
  const needed = new Set<string>();
  const files = globSync('{src,scripts}/**/*.{ts,mjs,sql}', { cwd: root })
    .filter((file) => !file.startsWith('src/platform/prisma-client/') && !rules.exempt.test(file))
    .sort();
  for (const file of files) {
    const room = roomOf(file);
    let uses: readonly TableUse[] = [];
    try {
      uses = usesIn(file, readFileSync(join(root, file), 'utf8'), models, tables);
    } catch (error) {
      violations.push(`${file}: ${error instanceof Error ? error.message : error}`);
    }
    const found = new Set<string>();
    for (const { table, access } of uses) {
      const owner = rules.owners[table];
      if (owner === room) continue;
      const crossing = rules.crossings.find(
        (one) =>
          one.from === room && one.tables.includes(table) && (one.access === 'writes' || access === 'reads'),
      );
      if (!crossing) found.add(`${file} ${access} ${table}, a table of ${owner ?? 'nobody'}`);
      else if (crossing.access === access) needed.add(`${room} ${access} ${table}`);
    }
    violations.push(...found);
  }
  for (const { from, access, tables: declared } of rules.crossings) {
    for (const table of declared) {
      if (!needed.has(`${from} ${access} ${table}`))
        violations.push(`declared, but not done: ${from} ${access} ${table}`);
    }
  }
  return violations;
}

const usesIn = (file: string, text: string, models: Models, tables: ReadonlySet<string>) =>
  file.endsWith('.sql') ? tablesInSql(text, tables) : tablesInModule(text, models);
