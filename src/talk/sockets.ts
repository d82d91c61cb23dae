export { createCardNews } from './cards/card-news.ts';
