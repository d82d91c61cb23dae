// `npm run profile -- /meetings/7`: where the time of a page goes: PostgreSQL by statement, Redis,
// templates, and JavaScript by part and function. A path is profiled on servers of its own, with
// books and meetings, as a member of the meeting. A whole address is profiled where it runs:
// `--inspector` is then the port of its `--inspect`, and DATABASE_URL and REDIS_URL its servers.
import { parseArgs } from 'node:util';
import { describeMachine } from './bench/machine.ts';
import { startSeededSite, startSeededWeb } from './bench/seeded-site.ts';
import { measurePage } from './profile/measure-page.ts';
import { formatReport } from './profile/report.ts';
import { findFreePort } from './stack/ports.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    requests: { type: 'string', default: '400' },
    visitor: { type: 'boolean', default: false },
    cookie: { type: 'string' },
    inspector: { type: 'string', default: '9229' },
  },
});
const target = positionals[0] ?? '';
const requests = Number(values.requests);
if (!/^(\/|https?:)/.test(target) || !(requests >= 1)) {
  console.error('npm run profile -- PATH [--requests N] [--visitor]');
  console.error('npm run profile -- URL --inspector PORT [--cookie COOKIE] [--requests N]');
  process.exit(2);
}
console.log(describeMachine());
if (target.startsWith('/')) await profileHere(target);
else await profileThere(target);

async function profileHere(path: string): Promise<void> {
  const { statementSettings } = await import('./profile/statements.ts');
  const servers = await startSeededSite('profile', statementSettings);
  try {
    const inspectorPort = await findFreePort(0);
    const web = await startSeededWeb(servers, { nodeOptions: [`--inspect=127.0.0.1:${inspectorPort}`] });
    try {
      const cookie = servers.cookieFor(/^\/meetings\/(\d+)/.exec(path)?.[1]);
      const site = {
        ...servers,
        inspector: `http://127.0.0.1:${inspectorPort}`,
        processes: {
          'web process': web.pid,
          ...Object.fromEntries(servers.processes.map(([name, { pid }]) => [name, pid])),
        },
      };
      const headers: Record<string, string> = values.visitor ? {} : { Cookie: cookie };
      await print(site, `${web.url}${path}`, headers);
    } finally {
      await web.stop();
    }
  } finally {
    await servers.stop();
  }
}

function profileThere(url: string): Promise<void> {
  const site = {
    inspector: `http://127.0.0.1:${values.inspector}`,
    databaseUrl: process.env.DATABASE_URL,
    redisUrl: process.env.REDIS_URL,
    processes: {},
  };
  return print(site, url, values.cookie === undefined ? {} : { Cookie: values.cookie });
}

async function print(
  site: Parameters<typeof measurePage>[0],
  url: string,
  headers: Record<string, string>,
): Promise<void> {
  console.log(formatReport(await measurePage(site, { url, headers }, requests)));
}
