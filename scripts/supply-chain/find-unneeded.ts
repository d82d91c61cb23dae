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
 * The paths in the lock file that `npm ci --omit=dev` installs and nothing in production asks for:
 * optional peers that happen to be there for development (Prisma's command line, with all that it
 * draws in).
 */
export function findUnneeded(packages: Readonly<Record<string, LockedPackage>>): string[] {
  const needed = new Set(['']);
  // A set that grows is walked to its end.
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

/** As Node does it: in the package's own folder first, then outwards. */
function resolvePackage(packages: Readonly<Record<string, LockedPackage>>, from: string, name: string) {
  for (let folder = from; ; ) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return null;
    const end = folder.lastIndexOf('/node_modules/');
    folder = end === -1 ? '' : folder.slice(0, end);
  }
}
