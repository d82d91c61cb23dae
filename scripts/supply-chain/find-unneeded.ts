interface LockedPackage {
  readonly optional?: boolean | undefined;
  readonly devOptional?: boolean | undefined;
  readonly dependencies?: Readonly<Record<string, string>> | undefined;
  readonly optionalDependencies?: Readonly<Record<string, string>> | undefined;
  readonly peerDependencies?: Readonly<Record<string, string>> | undefined;
  readonly peerDependenciesMeta?:
    | Readonly<Record<string, { readonly optional?: boolean | undefined }>>
    | undefined;
}

/**
 * Returns the paths in the lock file that `npm ci --omit=dev` installs although production does not
 * need them: optional peers that are development dependencies (Prisma's command line and its
 * dependencies).
 */
export function findUnneeded(packages: Readonly<Record<string, LockedPackage>>): string[] {
  const needed = new Set(['']);
  // Iterating over a set includes entries added meanwhile.
  for (const path of needed) {
    const one = packages[path];
    const asked = { ...one?.dependencies, ...one?.optionalDependencies, ...requiredPeers(one) };
    for (const name of Object.keys(asked)) {
      const found = resolvePackage(packages, path, name);
      if (found !== null) needed.add(found);
    }
  }
  return Object.entries(packages)
    .filter(([path, { optional, devOptional }]) => (optional || devOptional) && !needed.has(path))
    .map(([path]) => path);
}

const requiredPeers = (one: LockedPackage | undefined) =>
  Object.fromEntries(
    Object.entries(one?.peerDependencies ?? {}).filter(
      ([name]) => !one?.peerDependenciesMeta?.[name]?.optional,
    ),
  );

/** Resolves a package as Node does: first in the package's own folder, then outwards. */
function resolvePackage(packages: Readonly<Record<string, LockedPackage>>, from: string, name: string) {
  for (let folder = from; ; ) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return null;
    const end = folder.lastIndexOf('/node_modules/');
    folder = end === -1 ? '' : folder.slice(0, end);
  }
}
