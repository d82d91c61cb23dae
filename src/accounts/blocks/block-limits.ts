/** The most people whom one account blocks at a time. */
export const mostBlocks = 500;
