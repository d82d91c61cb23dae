export { loadReaderHome } from './reader-home.ts';
