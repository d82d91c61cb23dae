export { askForJson, type ModelServices } from './ask-for-json.ts';
export { allowanceOf, type CallAllowance } from './call-allowance.ts';
export type {
  BudgetRefusal,
  BudgetUser,
  CallBudget,
  Reservation,
} from './call-budget.ts';
export { cut } from './cut-text.ts';
export { dataBlock } from './data-block.ts';
export type {
  ContentFailure,
  ModelClient,
  ModelQuestion,
  ModelReply,
  ServiceFailure,
} from './model-client.ts';
export { readModelJson } from './model-json.ts';
export { type ModelMeter, noMeter } from './model-meter.ts';
export { costMicroUsd } from './model-price.ts';
export { retirementOf } from './model-retirement.ts';
export { type CallSum, createTally, type ModelTally, noCalls } from './model-tally.ts';
export { openModel } from './open-model.ts';
export { createOpenAiClient, type OpenAiOptions } from './openai-client.ts';
export { repairQuestion, replyFaults } from './repair-prompt.ts';
export { strictObject } from './strict-object.ts';
