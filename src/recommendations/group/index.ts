export { chooseForGroup, type GroupPick } from './choose-for-group.ts';
export { groupWriting } from './group-writing.ts';
