/** The cost of an attempt to make a record. */
export interface AttemptCost {
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costMicroUsd: number;
}

export const noCost: AttemptCost = { calls: 0, promptTokens: 0, completionTokens: 0, costMicroUsd: 0 };

export const sumOfCosts = (costs: readonly AttemptCost[]): AttemptCost =>
  costs.reduce(
    (sum, cost) => ({
      calls: sum.calls + cost.calls,
      promptTokens: sum.promptTokens + cost.promptTokens,
      completionTokens: sum.completionTokens + cost.completionTokens,
      costMicroUsd: sum.costMicroUsd + cost.costMicroUsd,
    }),
    noCost,
  );
