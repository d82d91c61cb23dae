export { chooseForGroup, type GroupPick } from './choose-for-group.ts';
