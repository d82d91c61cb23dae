const waitText = (retryAfterMs: number) => {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1_000));
  return seconds < 60 ? `${seconds}초` : `${Math.ceil(seconds / 60)}분`;
};

/** The message while log-ins have to wait. */
export const logInWaitMessage = (retryAfterMs: number): string =>
  `여러 번 시도해서 잠시 막아 두었어요. ${waitText(retryAfterMs)} 뒤에 다시 시도해 주세요.`;
