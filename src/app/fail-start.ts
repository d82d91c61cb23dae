import { EnvError, wrongSettingExitCode } from '../platform/env.ts';

/** Ends the process with one line that names the wrong setting. Throws what has another reason. */
export function failStart(error: unknown): never {
  if (!(error instanceof EnvError)) throw error;
  process.stderr.write(`${error.message}\n`);
  // Connections may be open already, and would keep the process alive.
  process.exit(wrongSettingExitCode);
}
