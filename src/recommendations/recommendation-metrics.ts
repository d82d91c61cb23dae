import { Counter, Histogram, type Registry } from '../platform/metrics.ts';
import type { RecommendationMeter } from './recommendation-meter.ts';

/** Registers the metrics of recommendations and of their model calls. */
export function countRecommendations(registry: Registry): RecommendationMeter {
  const registers = [registry];
  const recommendations = new Counter({
    name: 'recommendations_total',
    help: 'New recommendations by path; reason: why the rule score chose',
    labelNames: ['path', 'reason'],
    registers,
  });
  const callsEach = new Histogram({
    name: 'recommendation_model_calls',
    help: 'Calls to the language model per recommendation that made any; stop: why no further ranking pass was asked',
    labelNames: ['stop'],
    buckets: [1, 2, 3, 4, 5, 6, 8, 10],
    registers,
  });
  return {
    recommended({ path, fallbackReason, stop, calls: made }) {
      recommendations.inc({ path, reason: fallbackReason ?? 'none' });
      if (made > 0) callsEach.observe({ stop: stop ?? 'none' }, made);
    },
  };
}
