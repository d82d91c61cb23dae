import { z } from 'zod';
import { type Progress, progressValues } from './progress.ts';

const byName = new Map<string, Progress>(progressValues.map((value) => [String(value), value]));

/** A checkbox: sent when it is checked. */
const checked = z
  .literal('on')
  .transform(() => true)
  .catch(false);

export const ProgressInput = z.object({
  value: z.string().transform((typed, context) => {
    const value = byName.get(typed);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  }),
  showName: checked,
});
