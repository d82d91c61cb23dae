import { z } from 'zod';

/** A checkbox or button: sent when a member hides that she came. */
export const VisibilityInput = z.object({
  hidden: z
    .literal('on')
    .transform(() => true)
    .catch(false),
});
