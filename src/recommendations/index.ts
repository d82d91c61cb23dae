export { adoptRecommendations } from './adopt-recommendations.ts';
export type { WriteInput } from './comments/index.ts';
export { chooseForGroup, commonAnswers, type GroupPick, groupWriting } from './group/index.ts';
export { labelsOf } from './label-view.ts';
export type { MeetingMatch, OpenMeeting } from './matching/index.ts';
export {
  countInterestedReaders,
  type FitText,
  findFittingMeetings,
  findStoredReader,
  fitText,
  interestedReadersSection,
  type StoredReader,
} from './matching/index.ts';
export { meetingRating } from './meeting-rating.ts';
export { findModelState } from './model-state-repository.ts';
export { modelFigure } from './model-state-view.ts';
export { openRecommenderServices } from './open-services.ts';
export { takeTurnOf } from './reader-turn.ts';
export {
  findModelComment,
  markCommentReported,
  unmarkCommentReported,
} from './reported-comment-repository.ts';
export { createVisitorIds } from './visitor-ids.ts';
export { type SlottedServices, withSlot } from './with-slot.ts';
export { type GroupComments, groupWritingKey, writeForGroup } from './write-for-group.ts';
