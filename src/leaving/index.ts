export { eraseLeavers } from './erase-leavers.ts';
export type { Eraser, EraseServices, LeaveServices } from './services.ts';
