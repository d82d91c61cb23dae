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

/** npm, above the shell that it runs scripts with (some shells make way for the script). */
function npmAbove() {
  const parent = process.ppid;
  const above = look(parent);
  return /(^|\/)(sh|dash|bash|zsh)$/.test(above?.command.trim() ?? '') ? above?.parent : parent;
}

// Looked up at once: npm may be gone by the time the packages are installed.
const npm = npmAbove();

/**
 * A killed npm leaves the script it runs behind, and with it all that the script has started: so
 * the script asks itself to stop.
 */
export function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  setInterval(() => npmAbove() !== npm && process.kill(process.pid, 'SIGTERM'), 2_000).unref();
}
