import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const schema = z.object({ session: z.string(), postgres: z.string(), redis: z.string() });

/**
 * Reads the secrets of this checkout, created once: new secrets would end all sessions and not open
 * the database.
 */
export async function readSecrets(file: string): Promise<z.infer<typeof schema>> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return schema.parse(JSON.parse(text));
  const secret = () => randomBytes(32).toString('hex');
  const secrets = { session: secret(), postgres: secret(), redis: secret() };
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
