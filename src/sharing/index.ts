export { shareCardSvg, shareSize } from './share-card.ts';
