export { chooseForGroup, type GroupPick } from './choose-for-group.ts';
export { commonAnswers } from './common-answers.ts';
export { groupWriting } from './group-writing.ts';
