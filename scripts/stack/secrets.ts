import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const schema = z.object({ session: z.string(), postgres: z.string(), redis: z.string() });

/**
 * The secrets of this checkout, made once: with new ones everybody would be logged out and the
 * database closed.
 */
export async function readSecrets(file: string): Promise<z.infer<typeof schema>> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return schema.parse(JSON.parse(text));
  const secret = () => randomBytes(32).toString('hex');
  const secrets = { session: secret(), postgres: secret(), redis: secret() };
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
