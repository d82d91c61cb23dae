import { EnvError, wrongSettingExitCode } from '../platform/env.ts';

/** Exits with one line that names the wrong setting. Rethrows any other error. */
export function failStart(error: unknown): never {
  if (!(error instanceof EnvError)) throw error;
  process.stderr.write(`${error.message}\n`);
  // Connections that are already open would keep the process alive.
  process.exit(wrongSettingExitCode);
}
