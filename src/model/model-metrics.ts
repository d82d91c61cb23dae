import { Counter, Gauge, Histogram, type Registry } from '../platform/metrics.ts';
import type { ModelMeter } from './model-meter.ts';

/** Seconds. A ranking takes one to three, a comment two to five, nothing more than ten. */
const buckets = [0.25, 0.5, 1, 2, 3, 4, 5, 6, 8, 10];

/** Registers the metrics of model calls, tokens and dollars. */
export function countModelUse(registry: Registry): ModelMeter {
  const registers = [registry];
  const calls = new Histogram({
    name: 'model_call_duration_seconds',
    help: 'Duration of calls to the language model by purpose and outcome',
    labelNames: ['kind', 'outcome'],
    buckets,
    registers,
  });
  const tokens = new Counter({
    name: 'model_tokens_total',
    help: 'Tokens sent to and received from the language model as it reports them; timed-out and aborted calls report none',
    labelNames: ['direction'],
    registers,
  });
  const cost = new Counter({
    name: 'model_cost_dollars_total',
    help: 'Cost of the language model in dollars, by its list price or OPENAI_PRICE',
    registers,
  });
  const retries = new Counter({
    name: 'model_dialect_retries_total',
    help: 'Requests to the language model that were repeated in another dialect of the API',
    registers,
  });
  const fault = new Gauge({
    name: 'model_server_fault',
    help: '1 for the reason of the current failure of the language model; absent while it works',
    labelNames: ['reason'],
    registers,
  });
  return {
    callStarts(kind) {
      const stop = calls.startTimer({ kind });
      return ({ outcome, costMicroUsd = 0, usage, retries: repeated }) => {
        // A call held back by the open circuit was not made.
        if (outcome !== 'circuit_open') stop({ outcome });
        retries.inc(repeated);
        if (!usage) return;
        tokens.inc({ direction: 'prompt' }, usage.promptTokens);
        tokens.inc({ direction: 'completion' }, usage.completionTokens);
        cost.inc(costMicroUsd / 1_000_000);
      };
    },
    stateChanged(state) {
      fault.reset();
      if (state !== 'unknown' && state !== 'working') fault.set({ reason: state }, 1);
    },
  };
}
