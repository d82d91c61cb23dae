/**
 * Adds and takes back reactions in one room. Parameters: $1 meeting, and arrays in the same order:
 * $2 numbers of messages, $3 people, $4 emojis, $5 whether the reaction is added. The function of
 * the migration `store_reactions` says how.
 */
export const reactSql = `SELECT n, seq, user_id AS "userId", emoji, is_on AS "isOn", is_deleted AS "isDeleted",
  is_open AS "isOpen", is_silenced AS "isSilenced", revision, counts
FROM store_reactions($1, $2, $3, $4, $5)`;
