import { z } from 'zod';

/** `from`: the page to return to, if it is not the meeting's. */
export const TakeOverInput = z.object({ from: z.literal('room').optional().catch(undefined) });
