export { repairPrompt } from './repair-prompt.ts';
export { type ClaimFault, type CommentFault, faultOfReply, type ReplyFault } from './reply-fault.ts';
export { dataBlock, type PromptData, promptVersion, role } from './shared-prompt.ts';
