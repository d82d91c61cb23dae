export { hasOfferRunOut, heldSeats, ownWait, waitingCount } from './held-seats.sql.ts';
export { isOffering, lastCallMinutes, offerMinutes } from './offer-times.ts';
export { seatLimits } from './seat-limits.ts';
export { type SeatWait, type SeatWaitRow, toSeatWait } from './seat-wait.ts';
export {
  countOfferable,
  countWaits,
  countWaitsOf,
  deleteWaits,
  hasWaits,
  insertWait,
  insertWaits,
  isWaiting,
} from './seat-wait-repository.ts';
export { settleList } from './settle-due-lists.ts';
export { settleAllSeats, settleSeats } from './settle-seats.ts';
