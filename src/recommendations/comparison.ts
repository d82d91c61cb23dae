import { createHmac } from 'node:crypto';

/** Values of the hash below: its first six bytes. */
const range = 2 ** 48;

/** How recommendations are drawn for comparison. */
export interface ComparisonDraw {
  /** The share of recommendations, 0 to 1, that the rule score makes. */
  readonly share: number;
  /** Keeps readers from computing which of their requests are drawn. */
  readonly secret: string;
}

/**
 * Whether the rule score makes this recommendation for comparison with the model's. With one secret
 * equal requests get equal answers; among many, `share` of them are drawn.
 * @param request the reader and the key of her request
 */
export function isDrawnForComparison(request: string, { share, secret }: ComparisonDraw): boolean {
  const hash = createHmac('sha256', secret).update(`comparison ${request}`).digest();
  return hash.readUIntBE(0, 6) / range < share;
}
