import { byModel } from './by-model.ts';

/** The days (UTC) from which models have no answer at OpenAI, as OpenAI announced them. */
const lastDays: Readonly<Record<string, string>> = { 'gpt-4o-mini': '2027-01-14' };

/** A model, and the server that is asked for it. */
export interface ServedModel {
  readonly model: string;
  readonly baseUrl: string;
}

/** The day on which OpenAI switches the model off, `YYYY-MM-DD`; `null`: none is known. */
export function retirementOf({ model, baseUrl }: ServedModel): string | null {
  if (new URL(baseUrl).hostname !== 'api.openai.com') return null;
  return byModel(lastDays, model);
}
