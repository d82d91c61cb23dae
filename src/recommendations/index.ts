export { adoptRecommendations } from './adopt-recommendations.ts';
export { chooseForGroup, type GroupPick } from './group/index.ts';
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
export { findModelState, modelFigure, retirementOf } from './model/index.ts';
export {
  findModelComment,
  markCommentReported,
  unmarkCommentReported,
} from './reported-comment-repository.ts';
export { createVisitorIds } from './visitor-ids.ts';
