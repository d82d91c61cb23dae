import { z } from 'zod';
import { findUnneeded } from './find-unneeded.ts';

/**
 * Reviewed licences that allow using and changing the package without publishing this project's
 * code, including licences of fonts and data and two names for "public domain".
 */
const reviewedLicences = new Set([
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
  // Weak copyleft: only changed files of the package would have to be published, and none are
  // changed.
  'MPL-2.0',
]);

/** Packages that state their licence only in a file; a person has read it. */
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
  /** Packages whose licence is missing or not reviewed. */
  readonly unknown: readonly string[];
}

/** With OR one licence must be reviewed, with AND all of them. */
const isReviewed = (expression: string): boolean =>
  expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => reviewedLicences.has(licence)));

/**
 * Returns the licences of production packages from the lock file, without packages that the image
 * omits.
 */
export function findLicences(lockFile: string): Licences {
  const byLicence = new Map<string, string[]>();
  const unknown: string[] = [];
  const { packages } = Lock.parse(JSON.parse(lockFile));
  const left = new Set(['', ...findUnneeded(packages)]);
  for (const [path, { version, license, dev, optional }] of Object.entries(packages)) {
    if (dev || left.has(path)) continue;
    // A build for another platform, whose entry `lock:complete` wrote without licence.
    if (optional && license === undefined) continue;
    const plainName = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const name = `${plainName}@${version}`;
    const licence = license ?? readInTheirFiles[plainName] ?? 'none';
    byLicence.set(licence, [...(byLicence.get(licence) ?? []), name]);
    if (!isReviewed(licence)) unknown.push(`${name}: ${licence}`);
  }
  return { byLicence: new Map([...byLicence].sort(([a], [b]) => (a < b ? -1 : 1))), unknown };
}
