import { isDatabaseUnavailable } from '../../src/platform/db.ts';
import { EnvError, wrongSettingExitCode } from '../../src/platform/env.ts';

/** SQLSTATEs with which PostgreSQL refuses a valid address: wrong user, password or database. */
const refusedAddress = new Set(['28000', '28P01', '3D000']);

/**
 * Prints why a command failed and sets the exit code: 78 and one line for a wrong setting, 1 and
 * one line for a database that cannot be reached and for errors that `isExpected` knows, 1 and the
 * stack for anything else.
 */
export function reportFailure(error: unknown, isExpected: (error: Error) => boolean = () => false): void {
  process.exitCode = error instanceof EnvError ? wrongSettingExitCode : 1;
  if (!(error instanceof Error)) {
    console.error(error);
    return;
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error instanceof EnvError || isExpected(error)) console.error(error.message);
  else if (isDatabaseUnavailable(error) || refusedAddress.has(code))
    // Prisma's messages begin with the failed call; the reason is in the last line.
    console.error(`The database cannot be used: ${error.message.trim().split('\n').at(-1) || code}`);
  else console.error(error);
}
