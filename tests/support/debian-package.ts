import { spawnSync } from 'node:child_process';

// The policy file prevents services from starting; it is removed if this script created it.
const script = `
set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  printf '#!/bin/sh\\nexit 101\\n' > $policy
  chmod +x $policy
  trap 'rm -f $policy' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -o DPkg::Lock::Timeout=120 update -q
apt-get -o DPkg::Lock::Timeout=120 install -q -y --no-install-recommends "$0"
`;

/** Installs a Debian package if its program is missing. Needs root. `command` may be a path. */
export function needProgram(command: string, debianPackage: string): void {
  const isThere = () => spawnSync('sh', ['-c', `command -v "$0"`, command]).status === 0;
  if (isThere()) return;
  spawnSync('sh', ['-c', script, debianPackage], { stdio: 'ignore', timeout: 300_000 });
  if (!isThere()) throw new Error(`The fault suite needs ${command}: apt-get install ${debianPackage}`);
}
