import { Cluster, type Redis, type RedisOptions } from 'ioredis';
import type { Logger } from './log.ts';
import { type RedisAddress, readClusterNodes } from './redis-address.ts';

/**
 * Milliseconds between two readings of the nodes and their slots. After a failover, or when a slot
 * moved, subscriptions follow within this time.
 */
const slotsRefreshInterval = 2_000;

interface Options {
  readonly retryStrategy: (times: number) => number;
  readonly enableOfflineQueue: boolean;
  /** Options of the connection to each node. */
  readonly node: Omit<RedisOptions, 'replyMapping' | 'retryStrategy' | 'enableOfflineQueue'>;
}

/** Opens a client of a Redis Cluster. It finds all nodes through any of the addresses. */
export function openCluster(address: RedisAddress, options: Options, log: Logger): Cluster {
  const { nodes, login } = readClusterNodes(address);
  const cluster = new Cluster([...nodes], {
    clusterRetryStrategy: options.retryStrategy,
    enableOfflineQueue: options.enableOfflineQueue,
    redisOptions: { ...options.node, ...login },
    shardedSubscribers: true,
    slotsRefreshInterval,
    // With TLS the certificate names the host, not its address.
    ...(login.tls && { dnsLookup: (host, done) => done(null, host) }),
  });
  // Otherwise a node is connected by its first command, and commands that come before it answers
  // go through random other nodes, which changes their order.
  cluster.on('+node', (node: Redis) => {
    if (node.status === 'wait') node.connect().catch(() => undefined);
  });
  cluster.on('-node', ({ options: { host, port } }) => {
    if (cluster.status === 'ready')
      log.warn({ node: `${host}:${port}` }, 'a node of the redis cluster is gone');
  });
  return cluster;
}
