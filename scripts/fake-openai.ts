import { parseArgs } from 'node:util';
import {
  type FakeMode,
  FakeOpenAI,
  fakeModes,
  type TalkMode,
  talkModes,
} from '../tests/support/fake-openai.ts';

const modes: readonly string[] = [...fakeModes, ...talkModes];
const usage = `npm run fake:openai -- --mode MODE [--port N] [--seed TEXT] [--delay MS]\nmodes: ${modes.join(', ')}`;
const isMode = (value: string): value is FakeMode | TalkMode => modes.includes(value);

const { values } = parseArgs({
  options: {
    mode: { type: 'string', default: 'ok' },
    port: { type: 'string', default: '4010' },
    seed: { type: 'string', default: 'seed' },
    delay: { type: 'string', default: '0' },
  },
});

if (!isMode(values.mode) || !/^\d{1,5}$/.test(values.port) || !/^\d{1,5}$/.test(values.delay)) {
  console.error(usage);
  process.exit(2);
}

const fake = await FakeOpenAI.start({
  mode: values.mode,
  port: Number(values.port),
  seed: values.seed,
  delayMs: Number(values.delay),
});
console.log(`mode ${values.mode}; start the web with OPENAI_BASE_URL=${fake.url} OPENAI_API_KEY=fake`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void fake.stop());
