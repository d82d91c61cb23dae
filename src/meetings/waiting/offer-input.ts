import { z } from 'zod';

/** The answer to the offer of a seat. */
export const OfferInput = z.object({ answer: z.enum(['take', 'decline']) });
