// A worker that scans once and is killed on the way: `node dying-worker.ts beforePush|afterPush`.
import { createAlarmEmitter } from '../../src/alarms/index.ts';
import { scanAlarms, scanSteps } from '../../src/alarms/scan-alarms.ts';
import { connect } from '../../src/app/connect.ts';
import { processEnv, readEnv } from '../../src/platform/env.ts';
import { createLogger } from '../../src/platform/log.ts';
import { channelPrefix } from '../../src/platform/redis.ts';

const env = readEnv(processEnv);
const live = connect(env, createLogger({ level: 'silent', name: 'dying' }), 'worker');
await new Promise((resolve) => live.redis.once('ready', resolve));
const die = async () => process.kill(process.pid, 'SIGKILL') && new Promise<never>(() => undefined);
const emitter = createAlarmEmitter(live.redis, channelPrefix(env.REDIS_URL));
const diesAfterPush: typeof emitter = {
  ...emitter,
  push: async (...args) => {
    await emitter.push(...args);
    await die();
  },
};
const isBeforePush = process.argv[2] === 'beforePush';
await scanAlarms(
  {
    pool: live.pool,
    emitter: isBeforePush ? emitter : diesAfterPush,
    defaultLead: env.ALARM_LEAD_MINUTES,
  },
  isBeforePush ? { ...scanSteps, emitAlarms: die } : scanSteps,
);
