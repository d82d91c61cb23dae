import { createHash } from 'node:crypto';

/** Values of the hash below: its first six bytes. */
const range = 2 ** 48;

/**
 * Whether the rule score makes this recommendation for comparison with the model's. Equal requests
 * get equal answers; among many, `share` of them (0 to 1) are drawn.
 * @param request the reader and the key of her request
 */
export function isDrawnForComparison(request: string, share: number): boolean {
  const hash = createHash('sha256').update(`comparison ${request}`).digest();
  return hash.readUIntBE(0, 6) / range < share;
}
