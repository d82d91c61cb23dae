// A worker that looks once, and is killed on the way: `node dying-worker.ts afterInsert|afterPush`.
import { createAlarmEmitter } from '../../src/alarms/index.ts';
import { scanAlarms } from '../../src/alarms/scan-alarms.ts';
import { connect } from '../../src/app/connect.ts';
import { processEnv, readEnv } from '../../src/platform/env.ts';
import { createLogger } from '../../src/platform/log.ts';
import { channelPrefix } from '../../src/platform/redis.ts';

const env = readEnv(processEnv);
const live = connect(env, createLogger({ level: 'silent', name: 'dying' }), 'worker');
await new Promise((resolve) => live.redis.once('ready', resolve));
const die = async () => process.kill(process.pid, 'SIGKILL') && new Promise<never>(() => undefined);
await scanAlarms({
  pool: live.pool,
  emitter: createAlarmEmitter(live.redis, channelPrefix(env.REDIS_URL)),
  defaultLead: env.ALARM_LEAD_MINUTES,
  crash: process.argv[2] === 'afterInsert' ? { afterInsert: die } : { afterPush: die },
});
