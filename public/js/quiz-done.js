import { clearDrafts } from './quiz-draft.js';

clearDrafts();
