import { byModel } from './by-model.ts';
import type { TokenUsage } from './model-client.ts';
import type { TokenPrice } from './token-price.ts';

/** A model, and the price that the operator set for it. */
export interface PricedModel {
  readonly model: string;
  readonly price?: TokenPrice | undefined;
}

/** OpenAI's list prices of 2026-11-28, by model name. */
const listPrices: Readonly<Record<string, TokenPrice>> = {
  'gpt-4o-mini': { prompt: 0.15, completion: 0.6 },
  'gpt-6-luna': { prompt: 0.1, completion: 0.5 },
};

/** For models of unknown price: that of gpt-6-astra, the largest of OpenAI's current family. */
const assumedPrice: TokenPrice = { prompt: 10, completion: 50 };

export const isPriceKnown = ({ model, price }: PricedModel) =>
  price !== undefined || byModel(listPrices, model) !== null;

/**
 * Returns micro-dollars, rounded up. Without a known price a high one is assumed, so that a
 * figure is too high rather than too low.
 */
export function costMicroUsd({ model, price }: PricedModel, usage: TokenUsage): number {
  const { prompt, completion } = price ?? byModel(listPrices, model) ?? assumedPrice;
  return Math.ceil(usage.promptTokens * prompt + usage.completionTokens * completion);
}
