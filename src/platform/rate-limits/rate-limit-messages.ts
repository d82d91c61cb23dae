/** A wait in words, rounded up: "40초", "3분". */
export function waitText(waitMs: number): string {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return seconds < 60 ? `${seconds}초` : `${Math.ceil(seconds / 60)}분`;
}

/** The message for a person whom a rate limit refused. */
export const tooManyMessage = (retryAfterMs: number): string =>
  `짧은 시간에 너무 많이 시도했어요. ${waitText(retryAfterMs)} 뒤에 다시 시도해 주세요.`;
