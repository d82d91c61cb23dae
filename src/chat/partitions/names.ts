/** The table that the site uses. */
export const messages = 'public.messages';
/** Its successor while rows are copied. The partitions stay in that schema. */
export const copy = 'partitions.messages';
/** How far the copy has come, in one row. It exists while a move is under way. */
export const progress = 'partitions.copy_progress';
export const copyTrigger = 'messages_copy';
export const copyFunction = 'partitions.copy_message';
/** Hash partitions. A power of two, so that a later split can double it. */
export const partitionCount = 16;
