import type { TokenUsage } from './recommender.ts';

/**
 * US dollars per million tokens, which equals micro-dollars per token. Keys are beginnings of model
 * names: dated versions cost the same.
 */
const prices: Readonly<Record<string, { readonly prompt: number; readonly completion: number }>> = {
  'gpt-4o-mini': { prompt: 0.15, completion: 0.6 },
};

/** Returns micro-dollars, rounded up; 0 when the model's price is unknown. */
export function costMicroUsd(model: string, usage: TokenUsage): number {
  const name = Object.keys(prices).find((known) => model === known || model.startsWith(`${known}-20`));
  const price = name === undefined ? undefined : prices[name];
  return price ? Math.ceil(usage.promptTokens * price.prompt + usage.completionTokens * price.completion) : 0;
}
