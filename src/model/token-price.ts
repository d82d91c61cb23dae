/** US dollars per million tokens, which equals micro-dollars per token. */
export interface TokenPrice {
  readonly prompt: number;
  readonly completion: number;
}
