import { z } from 'zod';

const page = z.coerce.number().int().min(1).max(10_000).catch(1);

/** The query of the past log. */
export const PastInput = z.object({
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable()
    .catch(null),
  page,
});

/** The number of a line, which may be larger than an integer. */
export const LineIdInput = z
  .string()
  .regex(/^[1-9]\d{0,17}$/)
  .transform(BigInt);
