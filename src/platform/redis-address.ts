/** The servers that `REDIS_URL` names: one, or some nodes of a Redis Cluster. */
export interface RedisAddress {
  readonly urls: readonly string[];
  readonly isCluster: boolean;
}

/**
 * Reads `REDIS_URL`. Several addresses, separated by commas, name a cluster. A comma may also stand
 * in a password, so only one before the next scheme separates.
 */
export function readRedisAddress(text: string): RedisAddress {
  const urls = text.split(/\s*,\s*(?=rediss?:\/\/)/);
  return { urls, isCluster: urls.length > 1 };
}

/** Addresses of a cluster's nodes, and the login that all of them accept. */
export interface ClusterNodes {
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  readonly login: {
    readonly username?: string;
    readonly password?: string;
    readonly family?: number;
    readonly tls?: object;
  };
}

/** All addresses have the same user, password and parameters. */
export function readClusterNodes({ urls }: RedisAddress): ClusterNodes {
  const parsed = urls.map((url) => new URL(url));
  const { protocol, username, password, searchParams } = parsed[0] as URL;
  const family = searchParams.get('family');
  return {
    nodes: parsed.map(({ hostname, port }) => ({
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(port || 6379),
    })),
    login: {
      ...(username && { username: decodeURIComponent(username) }),
      ...(password && { password: decodeURIComponent(password) }),
      ...(family && { family: Number(family) }),
      ...(protocol === 'rediss:' && { tls: {} }),
    },
  };
}
