import { count } from './figure.ts';
import type { SiteState } from './site-state.ts';

/** One way to a recommendation, with its share and its usual time. */
export interface PathRow {
  readonly label: string;
  readonly count: string;
  readonly seconds: string;
}

const pathNames: Readonly<Record<string, string>> = {
  ai: 'AI가 고르고 씀',
  repaired: '한 번 고쳐 씀',
  filled: '일부를 규칙으로 채움',
  fallback: 'AI 없이 고름',
  comparison: 'AI와 견주려고 AI 없이 고름',
};

export function pathRows(paths: SiteState['paths']): PathRow[] {
  const total = paths.reduce((sum, path) => sum + path.count, 0);
  return paths.map((path) => ({
    label: pathNames[path.path] ?? path.path,
    count: `${count.format(path.count)} (${Math.round((path.count / total) * 100)}%)`,
    seconds: `${path.seconds.toFixed(1)}초`,
  }));
}
