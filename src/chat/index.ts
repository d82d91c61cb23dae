export { anonymiseMessages } from './anonymise-messages.ts';
export { chatLimits, noChatLimits } from './chat-limits.ts';
export { type CheckTiming, checkTiming } from './check-services.ts';
export { hideMessage, restoreMessage } from './hide-message.ts';
export { eraseMentions } from './mentions/erase-mentions.ts';
export { type ContextMessage, findMessageContext } from './message-context-repository.ts';
export { createPresence } from './presence.ts';
export { type PresenceTiming, presenceTiming } from './presence-timing.ts';
export type {
  DeleteAnswer,
  History,
  LobbyGuest,
  Message,
  MessageChange,
  MessageExtras,
  Participant,
  Pin,
  ReactAnswer,
  SendAnswer,
} from './protocol.ts';
export { eraseReactions } from './reactions/erase-reactions.ts';
export {
  refusalMessages as sendRefusalMessages,
  refusalStatus as sendRefusalStatus,
} from './refusal-messages.ts';
export { findReportableMessage } from './reportable-message-repository.ts';
