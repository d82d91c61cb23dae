// Plain JavaScript for any Node >= 18.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** @param {number} pid @returns {{ parent: number, command: string } | undefined} */
function look(pid) {
  try {
    const text =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^\d+ \((.*)\) \S+ (\d+) [\s\S]*$/, '$2 $1')
        : spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
    const [, parent, command = ''] = /^\s*(\d+) +(.*)/.exec(text) ?? [];
    return parent === undefined ? undefined : { parent: Number(parent), command };
  } catch {
    return undefined;
  }
}

/**
 * Finds npm above the shell that runs its scripts (some shells replace themselves with the script).
 */
function npmAbove() {
  const parent = process.ppid;
  const above = look(parent);
  return /(^|\/)(sh|dash|bash|zsh)$/.test(above?.command.trim() ?? '') ? above?.parent : parent;
}

// Look it up now: npm may have ended by the time the packages are installed.
const npm = npmAbove();

/**
 * If npm is killed, its script keeps running with all programs that it started, so stop the script.
 */
export function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  setInterval(() => npmAbove() !== npm && process.kill(process.pid, 'SIGTERM'), 2_000).unref();
}
