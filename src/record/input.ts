import { z } from 'zod';

/** The changes that the page after them confirms. */
export const deeds = ['asked', 'taken_down', 'quoted', 'not_quoted'] as const;
export type Deed = (typeof deeds)[number];

export const RecordInput = z.object({ done: z.enum(deeds).nullable().catch(null) });

/** The switch with which a person keeps her messages out of records. Without a value it is off. */
export const OptOutInput = z.object({ optOut: z.literal('on').optional().catch(undefined) });
