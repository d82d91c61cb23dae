import { z } from 'zod';

const id = z.coerce.number().int().positive().max(2_147_483_647);

/** The person in a form or an address. */
export const PersonInput = z.object({ user: id });
