import { accessSync, constants } from 'node:fs';

export interface DatabaseAddress {
  /** The address for `pg`, whose TLS modes then mean what they mean to libpq. */
  readonly forPg: string;
  /**
   * Whether `pgbouncer=true` announces a pooler in transaction mode between this process and
   * PostgreSQL.
   */
  readonly isPooled: boolean;
  /** Names of the parameters that this site ignores. */
  readonly ignored: readonly string[];
}

/**
 * The parameters that `pg` may read from the address. Any other would override the pool's own
 * options.
 */
const pgParameters = new Set([
  'host',
  'port',
  'user',
  'password',
  'options',
  'sslmode',
  'sslcert',
  'sslkey',
  'sslrootcert',
  'sslnegotiation',
]);
const pgSslModes = new Set(['disable', 'require', 'verify-ca', 'verify-full', 'no-verify']);
const fileParameters = ['sslcert', 'sslkey', 'sslrootcert'];
/**
 * Not a file but a keyword: the certificates that the system trusts, which is the default of `pg`.
 */
const systemCertificates = 'system';

/** Splits an address for which `databaseAddressProblem` returned null. */
export function readDatabaseAddress(address: string): DatabaseAddress {
  const url = new URL(address);
  const given = new URLSearchParams(url.search);
  const kept = new URLSearchParams();
  for (const [name, value] of given) {
    if (pgParameters.has(name) && value !== systemCertificates) kept.append(name, value);
  }
  // Without this parameter `pg` reads `require` as `verify-full`, unlike libpq.
  if (kept.has('sslmode') && kept.get('sslmode') !== 'no-verify') kept.append('uselibpqcompat', 'true');
  // `pg` reads a plus sign as a space and libpq does not, so write spaces as %20.
  url.search = kept.toString().replaceAll('+', '%20');
  return {
    forPg: url.href,
    isPooled: given.get('pgbouncer') === 'true',
    ignored: [...new Set(given.keys())].filter((name) => !pgParameters.has(name) && name !== 'pgbouncer'),
  };
}

/**
 * Returns why this address of PostgreSQL cannot be used, or null. The answer repeats nothing of the
 * address except known parameter names.
 */
export function databaseAddressProblem(address: string): string | null {
  if (!/^postgres(ql)?:\/\//.test(address)) return 'must begin with postgresql://';
  if (/[\s"'`<>\\]/.test(address)) return 'holds a space, quotation mark or backslash; percent-encode it';
  if (address.includes('#')) return "holds a '#'; write it as %23";
  if (/^[a-z]+:\/\/[^/?]*,/.test(address)) return 'names several hosts; this site knows one';
  if (!URL.canParse(address)) return 'must be postgresql://user:password@host:5432/database';
  const url = new URL(address);
  if (![url.username, url.password, url.hostname, url.pathname].every(isPercentEncoded))
    return "holds a '%' that is not part of a percent-encoded character; write it as %25";
  if (url.pathname.includes('@') || url.search.includes('@'))
    return "holds an '@' after the host; percent-encode the password";
  if (!/^\/[^/]+$/.test(url.pathname)) return 'must end with the name of the database: …/bookmoim';
  return portProblem(url.port) ?? parameterProblem(url.searchParams);
}

const portProblem = (port: string): string | null =>
  port === '' || (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)
    ? null
    : 'has a port that is not 1 to 65535';

function parameterProblem(given: URLSearchParams): string | null {
  const names = [...given.keys()];
  if (!names.every((name) => /^[a-zA-Z][\w.-]{0,40}$/.test(name))) return 'has a parameter without a name';
  if (names.some((name) => pgParameters.has(name) && given.getAll(name).length > 1))
    return 'has a parameter twice';
  if (given.has('ssl')) return 'has ssl=…; write sslmode=require, verify-full or disable';
  if (given.has('dbname') || given.has('service'))
    return 'has dbname=… or service=…; write the database after the host';
  if ((given.get('schema') ?? 'public') !== 'public') return 'names a schema; this site uses public';
  if (!['true', 'false', null].includes(given.get('pgbouncer'))) return 'must have pgbouncer=true or false';
  if (!['postgres', 'direct', null].includes(given.get('sslnegotiation')))
    return 'must have sslnegotiation=postgres or direct';
  return portProblem(given.get('port') ?? '') ?? tlsProblem(given);
}

function tlsProblem(given: URLSearchParams): string | null {
  const mode = given.get('sslmode');
  if (mode !== null && !pgSslModes.has(mode))
    return 'must have sslmode=disable, require, verify-ca or verify-full';
  const isEncrypted = mode !== null && mode !== 'disable';
  if (!isEncrypted && given.get('sslnegotiation') === 'direct')
    return 'has sslnegotiation=direct without an sslmode that encrypts';
  const authority = given.get('sslrootcert');
  if (mode === 'verify-ca' && (authority === null || authority === systemCertificates))
    return 'has sslmode=verify-ca without a file in sslrootcert';
  for (const name of fileParameters) {
    const file = given.get(name);
    if (file === null || file === systemCertificates) continue;
    if (!canRead(file)) return `has ${name}=…, a file that cannot be read`;
  }
  return null;
}

function canRead(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether `decodeURIComponent` accepts the text. */
export function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
