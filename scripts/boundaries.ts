import { cruise, type ICruiseOptions } from 'dependency-cruiser';
import { boundaryRules } from './boundary-rules.ts';

export interface Boundaries {
  readonly moduleCount: number;
  /** One line per violation: the rule, the importing file, the imported file. */
  readonly violations: readonly string[];
}

/**
 * Checks every import below `src` and `scripts` of a project, types included, against the rules.
 */
export async function checkBoundaries(root: string): Promise<Boundaries> {
  const options: ICruiseOptions = {
    baseDir: root,
    // TypeScript 7 has no JavaScript API, so swc parses the files.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '^src/platform/prisma-client/'] },
    validate: true,
    ruleSet: { forbidden: boundaryRules },
  };
  const { output } = await cruise(['src', 'scripts'], options, {
    exportsFields: ['exports'],
    conditionNames: ['node', 'import', 'types'],
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text.');
  const own = output.modules.filter(({ source }) => /^(src|scripts)\//.test(source));
  const violations = output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  return { moduleCount: own.length, violations };
}
