import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { findRedis } from '../../scripts/stack/find-redis.ts';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { type Running, start, waitUntilReady } from '../../scripts/stack/processes.ts';

export interface ClusterNode {
  readonly id: string;
  readonly port: number;
  readonly process: Running;
  /** A client of this node alone. */
  readonly client: Redis;
}

/** Real redis-server processes that form a cluster on loopback. */
export interface RedisCluster {
  /** The addresses of the primaries, as in `REDIS_URL`. */
  readonly url: string;
  /** The primaries at the start, each with a third of the slots. */
  readonly primaries: readonly ClusterNode[];
  /** Replicas, the first one of the first primary and so on. */
  readonly replicas: readonly ClusterNode[];
  stop(): Promise<void>;
}

const password = 'only-for-tests';
const slots = 16_384;
const primaryCount = 3;

/** Starts three primaries, and a replica for each if asked, and waits until they are a cluster. */
export async function startRedisCluster(
  directory: string,
  options: { readonly hasReplicas?: boolean; readonly nodeTimeoutMs?: number } = {},
): Promise<RedisCluster> {
  const { hasReplicas = false, nodeTimeoutMs = 2_000 } = options;
  const program = await findRedis(() => undefined);
  if (program.kind !== 'program')
    throw new Error('a cluster needs redis-server: apt-get install redis-server');
  const nodes: ClusterNode[] = [];
  const stop = async () => {
    for (const { client } of nodes) client.disconnect();
    await Promise.all(nodes.map(({ process }) => process.stop(3_000)));
  };
  try {
    for (let i = 0; i < (hasReplicas ? 2 : 1) * primaryCount; i += 1)
      nodes.push(await startNode(program.command, join(directory, `node-${i}`), nodeTimeoutMs));
    const [primaries, replicas] = [nodes.slice(0, primaryCount), nodes.slice(primaryCount)];
    await formCluster(nodes, primaries);
    for (const [i, { client }] of replicas.entries())
      await client.cluster('REPLICATE', (primaries[i] as ClusterNode).id);
    for (const { client } of nodes) await waitForSlots(client, hasReplicas);
    const url = primaries.map(({ port }) => `redis://:${password}@127.0.0.1:${port}`).join(',');
    return { url, primaries, replicas, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Returns the primary that holds the slot of a key or a sharded channel, as a node knows it. */
export async function holderOf(
  { primaries, replicas }: Pick<RedisCluster, 'primaries' | 'replicas'>,
  asked: ClusterNode,
  key: string,
): Promise<{ readonly slot: number; readonly node: ClusterNode }> {
  const slot = Number(await asked.client.cluster('KEYSLOT', key));
  const ranges = await asked.client.cluster('SLOTS');
  const [, , primary] = ranges.find(([from, to]) => from <= slot && slot <= to) ?? [];
  const node = [...primaries, ...replicas].find(({ port }) => port === primary?.[1]);
  if (!node) throw new Error(`no node holds slot ${slot}`);
  return { slot, node };
}

/** Moves a slot with its keys between primaries, as `redis-cli --cluster reshard` does. */
export async function moveSlot(
  { primaries }: Pick<RedisCluster, 'primaries'>,
  slot: number,
  [from, to]: readonly [ClusterNode, ClusterNode],
): Promise<void> {
  await to.client.cluster('SETSLOT', slot, 'IMPORTING', from.id);
  await from.client.cluster('SETSLOT', slot, 'MIGRATING', to.id);
  for (;;) {
    const keys = await from.client.cluster('GETKEYSINSLOT', slot, 100);
    if (keys.length === 0) break;
    const target = ['127.0.0.1', String(to.port), '', '0', '5000', 'AUTH', password, 'KEYS'];
    await from.client.call('MIGRATE', ...target, ...keys);
  }
  for (const { client } of [to, from, ...primaries.filter((one) => one !== to && one !== from)])
    await client.cluster('SETSLOT', slot, 'NODE', to.id);
}

async function startNode(command: string, directory: string, nodeTimeoutMs: number): Promise<ClusterNode> {
  await mkdir(directory, { recursive: true });
  const [port, busPort] = [await findFreePort(0), await findFreePort(0)];
  const settings = {
    bind: '127.0.0.1',
    port: String(port),
    'cluster-port': String(busPort),
    'cluster-enabled': 'yes',
    'cluster-node-timeout': String(nodeTimeoutMs),
    dir: JSON.stringify(directory),
    requirepass: password,
    masterauth: password,
    save: '""',
    'maxmemory-policy': 'noeviction',
  };
  const file = join(directory, 'redis.conf');
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
  await writeFile(file, lines.join(''), { mode: 0o600 });
  const process = start({ command, args: [file] });
  const client = new Redis({ host: '127.0.0.1', port, password, maxRetriesPerRequest: null });
  // Tests kill nodes.
  client.on('error', () => undefined);
  await waitUntilReady('Redis', process, async () => (await client.ping()) === 'PONG');
  return { id: (await client.cluster('MYID')) as string, port, process, client };
}

/** Gives each primary a share of the slots, and introduces all nodes to the first. */
async function formCluster(nodes: readonly ClusterNode[], primaries: readonly ClusterNode[]): Promise<void> {
  for (const [i, { client }] of primaries.entries()) {
    const bounds = [i, i + 1].map((part) => Math.floor((part * slots) / primaries.length));
    await client.call('CLUSTER', 'ADDSLOTSRANGE', String(bounds[0]), String((bounds[1] as number) - 1));
    await client.call('CLUSTER', 'SET-CONFIG-EPOCH', String(i + 1));
  }
  const [first, ...others] = nodes as [ClusterNode, ...ClusterNode[]];
  const busPortOf = async ({ client }: ClusterNode) =>
    ((await client.config('GET', 'cluster-port')) as string[])[1] as string;
  for (const node of others)
    await first.client.call('CLUSTER', 'MEET', '127.0.0.1', String(node.port), await busPortOf(node));
  for (const { client } of nodes)
    await until(
      async () =>
        String(await client.cluster('NODES'))
          .trim()
          .split('\n').length === nodes.length,
    );
}

/** Waits until a node knows who holds every slot, and their replicas. */
const waitForSlots = (client: Redis, hasReplicas: boolean) =>
  until(async () => {
    const isWhole = (await client.cluster('INFO')).includes('cluster_state:ok');
    const ranges = (await client.cluster('SLOTS')) as unknown[][];
    return (
      isWhole && ranges.length === primaryCount && ranges.every((one) => one.length > (hasReplicas ? 3 : 2))
    );
  });

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('the cluster did not form within 30 s');
    await pause(50);
  }
}
