export { type Claim, claimFields } from './claim.ts';
export { type ClaimChip, claimChips } from './claim-view.ts';
export { claimSentence } from './claim-words.ts';
export { preferProvable } from './provable-books.ts';
export { tagClause } from './tag-words.ts';
export { bestClaim } from './telling-reasons.ts';
export { templateComment } from './template-comment.ts';
export { namesBookByTheWay } from './title-key.ts';
export { type FindTitles, type WrittenComments, writeComments } from './write-comments.ts';
