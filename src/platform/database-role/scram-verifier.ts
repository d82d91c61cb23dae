import { createHash, createHmac, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);
/** The default of PostgreSQL itself (`scram_iterations`). */
const iterations = 4_096;

/**
 * Returns the verifier that PostgreSQL stores for a password (RFC 5802). A role made from it has
 * this password, and the password itself never reaches the server's log.
 */
export async function scramVerifier(password: string, salt: Uint8Array): Promise<string> {
  const salted = await derive(password, salt, iterations, 32, 'sha256');
  const key = (name: string) => createHmac('sha256', salted).update(name).digest();
  const storedKey = createHash('sha256').update(key('Client Key')).digest('base64');
  const serverKey = key('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${Buffer.from(salt).toString('base64')}$${storedKey}:${serverKey}`;
}
