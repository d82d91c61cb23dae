import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { isPriceKnown, type PricedModel } from './model-price.ts';
import { retirementOf } from './model-retirement.ts';

/** Logs at the start what an operator should know about the model before readers notice. */
export function logModelNotices(
  { log, clock }: { readonly log: Logger; readonly clock: Clock },
  { baseUrl, ...priced }: PricedModel & { baseUrl: string },
) {
  const { model } = priced;
  const retiresOn = retirementOf({ model, baseUrl });
  if (retiresOn !== null)
    log.warn(
      { model, retiresOn },
      clock.now().getTime() < Date.parse(retiresOn)
        ? 'OpenAI will switch this model off: set OPENAI_MODEL to another before that day'
        : 'OpenAI has switched this model off: set OPENAI_MODEL to another',
    );
  if (!isPriceKnown(priced))
    log.warn({ model }, 'the price of this model is not known, so a high one is counted: set OPENAI_PRICE');
}
