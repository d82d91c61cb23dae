import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { readDatabaseAddress } from '../database-address.ts';
import { takeMigrationTurn } from '../migration-turn.ts';
import { grantRows } from './grants.ts';
import { scramVerifier } from './scram-verifier.ts';

/** A wrong password, or no such role. */
const refusedLogIns = new Set(['28P01', '28000']);
/** The role exists, or another process has just created it. */
const existing = new Set(['42710', '23505']);

/**
 * Makes the role of `applicationUrl`, if it is another than the owner's: creates it or sets its
 * password where it cannot log in yet, then grants it rows without any right to change tables.
 * Idempotent.
 * @returns the role's name, or null where both addresses name one role
 */
export async function prepareApplicationRole(
  ownerUrl: string,
  applicationUrl: string,
): Promise<string | null> {
  const owner = connection(ownerUrl);
  const { user: role, password } = connection(applicationUrl);
  if (role === undefined || role === owner.user) return null;
  await owner.connect();
  try {
    await takeMigrationTurn(owner);
    const isAdmitted = async () => (await exists(owner, role)) && (await canLogIn(ownerUrl, role, password));
    if (!(await isAdmitted())) await setPassword(owner, { role, password, isAdmitted });
    await grantRows(owner, role);
  } finally {
    await owner.end();
  }
  return role;
}

const connection = (url: string) => {
  const client = new pg.Client({
    connectionString: readDatabaseAddress(url).forPg,
    options: '-c statement_timeout=0',
  });
  // A lost server makes the running query fail. Without a listener the event ends the process.
  client.on('error', () => undefined);
  return client;
};

/** Asked before a log-in, because PostgreSQL logs each refused one as a fatal error. */
async function exists(owner: pg.Client, role: string): Promise<boolean> {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  return rowCount === 1;
}

/** Tries the log-in at the owner's address, because `DATABASE_URL` may be that of a pooler. */
async function canLogIn(ownerUrl: string, role: string, password: string | undefined): Promise<boolean> {
  const url = new URL(ownerUrl);
  url.searchParams.delete('user');
  url.searchParams.delete('password');
  url.username = encodeURIComponent(role);
  url.password = encodeURIComponent(password ?? '');
  const client = connection(url.href);
  try {
    await client.connect();
    return true;
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    // The driver itself refuses to log in without a password.
    if (refusedLogIns.has(code) || message.startsWith('SASL')) return false;
    throw error;
  } finally {
    await client.end();
  }
}

interface RoleLogIn {
  readonly role: string;
  readonly password: string | undefined;
  readonly isAdmitted: () => Promise<boolean>;
}

/** Creates the role, or gives an existing one the password of the setting. */
async function setPassword(owner: pg.Client, { role, password, isAdmitted }: RoleLogIn): Promise<void> {
  if (!password) throw new Error(`DATABASE_URL holds no password for the role ${role}`);
  const login = `ROLE ${pg.escapeIdentifier(role)} LOGIN PASSWORD ${pg.escapeLiteral(
    await scramVerifier(password, randomBytes(16)),
  )}`;
  try {
    await owner.query(`CREATE ${login}`);
  } catch (error) {
    if (!existing.has((error as { code?: string }).code ?? '')) throw error;
    // Another process may have created it just now, for another database of this server.
    if (!(await isAdmitted())) await owner.query(`ALTER ${login}`);
  }
}
