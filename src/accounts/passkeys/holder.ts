import type { Request } from 'express';

/** The holder of the challenges of a logged-in person's session. */
export const sessionHolder = (req: Request): string => `session ${req.sessionID}`;

/** The holder of the challenges of a visitor's browser. */
export const browserHolder = (browserId: string): string => `browser ${browserId}`;
