import { spawn, spawnSync } from 'node:child_process';

/** How Redis can be started on this machine. */
export type RedisProgram = { kind: 'program'; command: string } | { kind: 'docker' };

const oldestMajor = 7;
const programs = ['redis-server', 'valkey-server'];

const answers = (command: string, args: string[]) =>
  spawnSync(command, args, { timeout: 10_000, stdio: 'ignore' }).status === 0;

/** Redis prints "v=7.0.15". Valkey's versions start after 7.2, so every Valkey is new enough. */
function isNewEnough(command: string): boolean {
  const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  const major = /v=(\d+)\./.exec(stdout ?? '')?.[1];
  return status === 0 && Number(major) >= oldestMajor;
}

function findInstalled(): RedisProgram | undefined {
  const command = programs.find(isNewEnough);
  return command === undefined ? undefined : { kind: 'program', command };
}

/**
 * Installs Debian's package without its service: the policy file prevents a start now, `disable`
 * prevents a start at the next boot. The policy file is removed only if this script created it.
 */
const installScript = `
set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  printf '#!/bin/sh\\nexit 101\\n' > $policy
  chmod +x $policy
  trap 'rm -f $policy' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -o DPkg::Lock::Timeout=120 update -q
apt-get -o DPkg::Lock::Timeout=120 install -q -y --no-install-recommends redis-server
if [ -d /run/systemd/system ]; then systemctl disable --now redis-server >/dev/null 2>&1 || true; fi
`;

async function installWithApt(say: (line: string) => void): Promise<boolean> {
  const isRoot = process.getuid?.() === 0;
  if (!answers('apt-get', ['--version'])) return false;
  if (!isRoot && !answers('sudo', ['-n', 'true'])) return false;
  say('Redis is not installed here: installing it with apt-get …');
  const [command, ...args] = [...(isRoot ? [] : ['sudo', '-n']), 'sh', '-c', installScript];
  const child = spawn(command ?? 'sh', args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => chunk.toString().split('\n').filter(Boolean).forEach(say));
  }
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

/** Finds an installed Redis or Valkey, else Docker, else installs Redis. */
export async function findRedis(say: (line: string) => void): Promise<RedisProgram> {
  const installed = findInstalled();
  if (installed) return installed;
  if (answers('docker', ['info'])) return { kind: 'docker' };
  await installWithApt(say);
  const found = findInstalled();
  if (found) return found;
  throw new Error(
    `Redis ${oldestMajor} or newer is needed. Install it ("sudo apt-get install redis-server" on Debian and Ubuntu, "brew install redis" on macOS), start Docker, or set REDIS_URL; then run this again.`,
  );
}
