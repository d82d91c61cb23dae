export { repairPrompt } from './repair-prompt.ts';
export { type ClaimFault, type CommentFault, faultOfReply, type ReplyFault } from './reply-fault.ts';
export { type PromptData, promptData, promptVersion, role } from './shared-prompt.ts';
