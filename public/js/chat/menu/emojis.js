/** The reactions that a member may give a message, in the order in which they are shown. */
export const emojis = /** @type {const} */ (['👍', '❤️', '😂', '😮', '😢', '👏']);

/** @typedef {typeof emojis[number]} Emoji */

/** @type {Record<Emoji, string>} the name that a screen reader reads */
export const emojiNames = {
  '👍': '좋아요',
  '❤️': '마음',
  '😂': '웃겨요',
  '😮': '놀라워요',
  '😢': '슬퍼요',
  '👏': '박수',
};
