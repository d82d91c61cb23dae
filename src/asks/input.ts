import { z } from 'zod';

/** The change that the page after it confirms. */
export const DoneInput = z.object({ done: z.literal('reminded').nullable().catch(null) });
