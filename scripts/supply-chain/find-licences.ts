import { z } from 'zod';
import { findUnneeded } from './find-unneeded.ts';

/**
 * Let us run and change the package without giving our own code away. Beside them: fonts, data, and
 * two words for "public domain".
 */
const looked = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'OFL-1.1',
  'MIT AND OFL-1.1',
  'CC0-1.0',
  'CC-BY-4.0',
  'Unlicense',
  'BlueOak-1.0.0',
  'Python-2.0',
  // Weak copyleft: files of the package that are changed are to be given, ours are not. We change
  // none.
  'MPL-2.0',
]);

/** Packages that name their licence only in a file of theirs: read by a person. */
const readInTheirFiles: Readonly<Record<string, string>> = {
  'passport-local': 'MIT',
  'passport-strategy': 'MIT',
  pause: 'MIT',
  'xmlhttprequest-ssl': 'MIT',
};

const names = z.record(z.string(), z.string()).optional();
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      optional: z.boolean().optional(),
      dependencies: names,
      optionalDependencies: names,
      peerDependencies: names,
      peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).optional(),
    }),
  ),
});

export interface Licences {
  readonly byLicence: ReadonlyMap<string, readonly string[]>;
  /** Packages whose licence is missing or not among those we looked at. */
  readonly unknown: readonly string[];
}

/** "(MIT OR Apache-2.0)" is good when one is; "MIT AND ISC" when all are. */
const isLooked = (expression: string): boolean =>
  expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => looked.has(licence)));

/**
 * The licences of what production installs, as the lock file has them, without what the image
 * leaves out.
 */
export function findLicences(lockFile: string): Licences {
  const byLicence = new Map<string, string[]>();
  const unknown: string[] = [];
  const { packages } = Lock.parse(JSON.parse(lockFile));
  const left = new Set(['', ...findUnneeded(packages)]);
  for (const [path, { version, license, dev, optional }] of Object.entries(packages)) {
    if (dev || left.has(path)) continue;
    // One package built for another platform: its entry was written without the registry
    // (lock:complete).
    if (optional && license === undefined) continue;
    const plainName = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const name = `${plainName}@${version}`;
    const licence = license ?? readInTheirFiles[plainName] ?? 'none';
    byLicence.set(licence, [...(byLicence.get(licence) ?? []), name]);
    if (!isLooked(licence)) unknown.push(`${name}: ${licence}`);
  }
  return { byLicence: new Map([...byLicence].sort(([a], [b]) => (a < b ? -1 : 1))), unknown };
}
