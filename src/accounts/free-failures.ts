/** Failures after which one source or one device has to wait before it tries one account again. */
export const freeFailures = 5;

/**
 * The same for an unknown source while strangers guess at the account from many addresses, and for
 * a known device while many of the account's devices fail. Each still has one attempt.
 */
export const freeFailuresUnderAttack = 1;
