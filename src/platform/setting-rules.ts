import { z } from 'zod';
import { databaseAddressProblem, isPercentEncoded } from './database-address.ts';
import { readRedisAddress } from './redis-address.ts';

// Schemas of settings. No message repeats a value, because any value may be secret.

/** A whole number in plain digits. `0x10`, `1e3` and `3.0` are refused. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine(
      (value) => /^\d{1,15}$/.test(value) && Number(value) >= least && Number(value) <= most,
      `must be a whole number from ${least} to ${most}`,
    )
    .transform(Number);

/** A share in plain decimals, from 0 to 1. */
export const share = z
  .string()
  .regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'must be a number from 0 to 1, such as 0.1')
  .transform(Number);

/** A number of seconds, with or without a decimal point. */
export const seconds = (most: number) =>
  z
    .string()
    .refine((value) => /^\d+(\.\d+)?$/.test(value) && Number(value) <= most, `must be 0 to ${most} seconds`)
    .transform(Number);

/** A price of a language model: dollars per million tokens in and out, as in `0.15/0.60`. */
export const tokenPrice = z
  .string()
  .regex(
    /^\d{1,4}(\.\d{1,4})?\/\d{1,4}(\.\d{1,4})?$/,
    'must be dollars per million tokens in and out, such as 0.15/0.60',
  )
  .transform((value) => {
    const [prompt = 0, completion = 0] = value.split('/').map(Number);
    return { prompt, completion };
  });

export const flag = z.enum(['0', '1'], 'must be 0 or 1').transform((value) => value === '1');

/** A string for which `problemOf` returns null. */
const checked = (problemOf: (value: string) => string | null) =>
  z.string().superRefine((value, context) => {
    const message = problemOf(value);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

export const databaseUrl = checked(databaseAddressProblem);
export const redisUrl = checked(redisProblem);
export const smtpUrl = checked(smtpAddressProblem);

/** The base address of an HTTP service. */
export const httpUrl = checked((value) => {
  if (!/^https?:\/\/[^\s"'`<>\\]+$/.test(value) || !URL.canParse(value))
    return 'must be an http or https URL';
  const { username, password, search, hash } = new URL(value);
  if (username !== '' || password !== '') return 'must not hold a user or a password';
  return search === '' && hash === '' ? null : 'must not hold a query or a fragment';
});

/** The public origin: becomes scheme, host and port, the host in lower case. */
export const origin = checked(originProblem).transform((value) => new URL(value).origin);

/** The value of a request header: ASCII without spaces and line breaks. */
export const headerToken = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'must be one word of plain ASCII, without spaces and quotation marks around it');

/** An e-mail address, or a name and an address in angle brackets. */
export const mailbox = z
  .string()
  .regex(
    /^(?:[^<>\r\n@]*<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/,
    'must be an e-mail address, or a name and an address in angle brackets',
  );

/** Where people reach the operator: an e-mail address, or the https address of a page. */
export const contact = z
  .string()
  .max(200)
  .regex(
    /^([\w.+-]+@[a-z\d-]+(\.[a-z\d-]+)+|https:\/\/[a-z\d-]+(\.[a-z\d-]+)+(\/[\w.~/%?=&#-]*)?)$/i,
    'must be an e-mail address, or an address that begins with https://',
  );

/** Whether a text is a host name (also of a container) or an IP address. */
const isServerHost = (hostname: string): boolean => /^(\[[\da-f:.]+\]|[\w.-]+)$/i.test(hostname);

/** Whether the host is this machine, where no network lies between browser and site. */
export const isLoopbackHost = (hostname: string): boolean =>
  /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

/** One address, or those of some nodes of a cluster, with commas between them. */
function redisProblem(value: string): string | null {
  const { urls, isCluster } = readRedisAddress(value);
  const [problem] = urls.map(redisAddressProblem).filter((one) => one !== null);
  if (problem !== undefined || !isCluster) return problem ?? null;
  const logins = urls.map((url) => {
    const { protocol, username, password, search } = new URL(url);
    return [protocol, username, password, search].join(' ');
  });
  if (new Set(logins).size > 1)
    return 'must have the same scheme, user and password for all nodes of the cluster';
  const isOtherDatabase = urls.some((url) => !/^\/?0?$/.test(new URL(url).pathname));
  return isOtherDatabase ? 'names a database: a cluster has only 0' : null;
}

function redisAddressProblem(address: string): string | null {
  if (!/^rediss?:\/\//.test(address)) return 'must begin with redis:// or rediss://';
  if (/[\s"'`<>\\]/.test(address)) return 'holds a space, quotation mark or backslash; percent-encode it';
  if (address.includes('#')) return "holds a '#'; write it as %23";
  if (!URL.canParse(address)) return 'must be redis://user:password@host:6379/0';
  const { username, password, hostname, port, pathname, searchParams } = new URL(address);
  if (!isServerHost(hostname)) return 'names no valid host';
  if (![username, password, hostname].every(isPercentEncoded))
    return "holds a '%' that is not part of a percent-encoded character; write it as %25";
  if (port === '0') return 'has a port that is not 1 to 65535';
  if (!/^(\/\d{0,4})?$/.test(pathname)) return 'may end only with the number of the database';
  // ioredis would treat any parameter as an option and prefer it to the site's own options.
  const isKnown = [...searchParams].every(([name, value]) => name === 'family' && /^[046]$/.test(value));
  return isKnown ? null : 'has a parameter other than family=0, 4 or 6';
}

function smtpAddressProblem(address: string): string | null {
  if (!/^smtps?:\/\/[^\s"'`<>\\]+$/.test(address) || !URL.canParse(address))
    return 'must be smtp://user:password@host:587 or smtps://user:password@host:465';
  const { username, password, hostname, port, pathname, hash } = new URL(address);
  if (!isServerHost(hostname)) return 'names no valid host';
  if (![username, password, hostname].every(isPercentEncoded))
    return "holds a '%' that is not part of a percent-encoded character; write it as %25";
  if (port === '0') return 'has a port that is not 1 to 65535';
  return ['', '/'].includes(pathname) && hash === ''
    ? null
    : "holds a '/' or '#' after the host; percent-encode the password";
}

function originProblem(value: string): string | null {
  if (!/^https?:\/\//i.test(value)) return 'must begin with https:// or http://';
  // Refuses paths and user names, and characters that a URL parser would silently remove.
  if (!/^https?:\/\/[^/?#@\\\s]+\/?$/i.test(value) || /:\/?$/.test(value))
    return 'must be scheme and host alone, like https://bookmoim.example, without a path, query or password';
  if (!URL.canParse(value)) return 'holds no valid host or port';
  const { hostname, port } = new URL(value);
  if (port === '0') return 'holds no valid host or port';
  if (/^(https?|null|undefined|0\.0\.0\.0|\[::\])$/.test(hostname))
    return 'names no host that people can open';
  if (/^\[[\da-f:.]+\]$/.test(hostname)) return null;
  if (isRewrittenNumber(value, hostname)) return 'must write the address of its host as four decimal numbers';
  const isName = hostname.length <= 253 && hostname.split('.').every(isHostLabel);
  return isName ? null : 'must name one host: no wildcard, no empty part, no dot at the end';
}

const isHostLabel = (label: string) => /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/.test(label);

/**
 * Whether a URL parser rewrote a number to an IP address: `https://2130706433` and `https://0x7f.1`
 * become 127.0.0.1.
 */
const isRewrittenNumber = (value: string, hostname: string): boolean =>
  /^[\d.]+$/.test(hostname) && !value.includes(`//${hostname}`);
