/** The message for a person whom a rate limit refused. */
export function tooManyMessage(retryAfterMs: number): string {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1_000));
  const wait = seconds < 60 ? `${seconds}초` : `${Math.ceil(seconds / 60)}분`;
  return `짧은 시간에 너무 많이 시도했어요. ${wait} 뒤에 다시 시도해 주세요.`;
}
