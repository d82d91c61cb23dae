export { labelsOf } from './label-view.ts';
export type { MeetingMatch, OpenMeeting } from './matching/index.ts';
export {
  countWanting,
  type FitText,
  findFittingMeetings,
  findStoredReader,
  fitText,
  type StoredReader,
  wantingSection,
} from './matching/index.ts';
export { findModelState, modelFigure } from './model/index.ts';
