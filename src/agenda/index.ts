export { cardsThatRan } from './cards-that-ran.ts';
