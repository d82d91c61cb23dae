// Korean sentences of an open record.

export const blockedWords = '막은 분의 글이에요';
