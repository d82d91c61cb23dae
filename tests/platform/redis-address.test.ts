import { expect, test } from 'vitest';
import { channelPrefix } from '../../src/platform/redis.ts';
import { readClusterNodes, readRedisAddress } from '../../src/platform/redis-address.ts';

const nodesOf = (text: string) => readClusterNodes(readRedisAddress(text));

test('one address is one server, also with a comma in its password', () => {
  for (const url of [
    'redis://localhost',
    `redis://:${'a,b'}@redis.internal/3`,
    `rediss://u:${'a,redis:'}@host:1`,
  ])
    expect(readRedisAddress(url)).toEqual({ urls: [url], isCluster: false });
});

test('several addresses are nodes of a cluster, with one login for all', () => {
  expect(nodesOf(`redis://u:${'p%40,w'}@one.internal:7000,redis://u:${'p%40,w'}@two.internal`)).toEqual({
    nodes: [
      { host: 'one.internal', port: 7000 },
      { host: 'two.internal', port: 6379 },
    ],
    login: { username: 'u', password: 'p@,w' },
  });
  expect(nodesOf('rediss://[::1]:7000?family=6, rediss://[::1]:7001?family=6')).toEqual({
    nodes: [
      { host: '::1', port: 7000 },
      { host: '::1', port: 7001 },
    ],
    login: { family: 6, tls: {} },
  });
});

test('channels are named after the numbered database, and a cluster has only database 0', () => {
  expect(channelPrefix('redis://localhost')).toBe('socket.io:0');
  expect(channelPrefix('redis://localhost/5')).toBe('socket.io:5');
  expect(channelPrefix('redis://one,redis://two')).toBe('socket.io:0');
});
