import { prettyFactory } from 'pino-pretty';

const colours: Readonly<Record<string, number>> = { db: 34, redis: 31, web: 32, worker: 35 };
const isColoured = process.stdout.isTTY && process.env.NO_COLOR === undefined;

const readable = prettyFactory({
  colorize: isColoured,
  colorizeObjects: false,
  ignore: 'pid,hostname,process',
  translateTime: 'SYS:HH:MM:ss',
  singleLine: true,
});

/** Prints a line of output of a program with its name; formats JSON lines for reading. */
export function say(part: string, line: string): void {
  const colour = colours[part] ?? 90;
  const prefix = isColoured ? `\u001b[${colour}m[${part}]\u001b[0m` : `[${part}]`;
  const text = line.startsWith('{') ? readable(line).trimEnd() : line;
  for (const each of text.split('\n')) console.log(`${prefix} ${each}`);
}

/**
 * Whether a line of the servers' logs matters to a developer: not that they started, stopped, or
 * were asked for a table that does not exist yet.
 */
export function isWorthSaying(part: string, line: string): boolean {
  if (part === 'db') return !/ LOG: {2}|_prisma_migrations|the database system is starting up/.test(line);
  if (part === 'redis')
    return !/^\d+:[A-Z] .* [*.-] |oO0OoO|just started|Configuration loaded|initialized|shutdown|bye bye|overcommit/.test(
      line,
    );
  return true;
}
