import type { Mind } from './fake-openai-mind.ts';
import { fail, type Reply, say } from './fake-openai-reply.ts';
import type { ChatRequest } from './fake-openai-request.ts';

type Answer = (request: ChatRequest, mind: Mind) => Reply;
/** A parameter that a server refuses, and the message of a known server that refuses it. */
export interface Refusal {
  readonly isSent: (body: ChatRequest['body']) => boolean;
  readonly reply: Reply;
}

const refuse = (
  isSent: Refusal['isSent'],
  message: string,
  { status = 400, param = null as string | null } = {},
): Refusal => ({
  isSent,
  reply: { status, body: { error: { message, type: 'invalid_request_error', param, code: null } } },
});

const formatOf = (body: ChatRequest['body']) => body.response_format?.type;

const noCompletionLimit = refuse(
  ({ max_completion_tokens: limit }) => limit !== undefined,
  "Unsupported parameter: 'max_completion_tokens'. Did you mean 'max_tokens'?",
  { param: 'max_completion_tokens' },
);
const noMaxTokens = refuse(
  ({ max_tokens: limit }) => limit !== undefined,
  "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
  { param: 'max_tokens' },
);
const noSchema = refuse(
  (body) => formatOf(body) === 'json_schema',
  "This response_format type is unavailable now: expected 'text' or 'json_object'",
);
const noJsonObject = refuse(
  (body) => formatOf(body) === 'json_object',
  "'response_format.type' must be 'json_schema' or 'text'",
);
const noFormat = refuse((body) => formatOf(body) !== undefined, 'Unknown field: response_format', {
  status: 422,
});
const noTemperature = refuse(
  (body) => 'temperature' in body,
  "Unsupported value: 'temperature' does not support 0 with this model.",
);
const noStrict = refuse(
  ({ response_format: format }) => format?.json_schema?.strict !== undefined,
  'Unrecognized key in json_schema: strict',
);
const noEffort = refuse(
  ({ reasoning_effort: effort }) => effort !== undefined,
  'Unrecognized request argument supplied: reasoning_effort',
);
/** Takes one effort only, as chat variants of reasoning models do. */
const onlyMediumEffort = refuse(
  ({ reasoning_effort: effort }) => effort !== undefined && effort !== 'medium',
  "Unsupported value: 'reasoning_effort' does not support 'low' with this model. Supported values are: 'medium'.",
  { param: 'reasoning_effort' },
);
const noSystem = refuse(
  ({ messages }) => messages?.some(({ role }) => role === 'system') === true,
  'System role not supported',
);

/** The message of a validator that quotes unknown fields, in a body without `error`. */
const extraForbidden: Refusal = {
  isSent: noCompletionLimit.isSent,
  reply: {
    status: 422,
    body: {
      object: 'error',
      message: {
        detail: [
          {
            type: 'extra_forbidden',
            loc: ['body', 'max_completion_tokens'],
            msg: 'Extra inputs are not permitted',
          },
        ],
      },
    },
  },
};
/** A refusal that names no parameter. */
const silent = (isSent: Refusal['isSent']): Refusal => ({
  isSent,
  reply: { status: 400, body: 'Bad Request', contentType: 'text/plain' },
});

/** An error whose text stands in a list, as some gateways send it. */
const noLimitInList: Refusal = {
  isSent: noCompletionLimit.isSent,
  reply: { status: 400, body: [{ errors: ['property max_completion_tokens should not exist'] }] },
};
/** A refusal that a gateway sends with a good status. */
const noFormatInGoodStatus: Refusal = {
  isSent: noFormat.isSent,
  reply: { status: 200, body: { error: { message: 'response_format is not supported', code: 400 } } },
};

/** Refusals of single servers. Several of them together are one more server. */
export const refusals = {
  noCompletionLimit,
  noMaxTokens,
  noSchema,
  noJsonObject,
  noFormat,
  noTemperature,
  noStrict,
  noEffort,
  onlyMediumEffort,
  noSystem,
  extraForbidden,
  noLimitInList,
  noFormatInGoodStatus,
} satisfies Record<string, Refusal>;

/** Tokens that a reasoning model uses before it writes. */
const thinking = { long: 6_000, short: 900 };

/**
 * Modes of servers that speak another dialect than OpenAI or answer at another address. `good` is a
 * good reply.
 */
export function dialectModes(good: (request: ChatRequest, mind: Mind) => unknown) {
  const after =
    (...refusals: readonly Refusal[]): Answer =>
    (request, mind) =>
      refusals.find(({ isSent }) => isSent(request.body))?.reply ?? say(good(request, mind));
  const reasoning =
    (...refusals: readonly Refusal[]): Answer =>
    (request, mind) => {
      const refused = refusals.find(({ isSent }) => isSent(request.body));
      if (refused) return refused.reply;
      const { max_completion_tokens: limit, max_tokens: older, reasoning_effort: effort } = request.body;
      const needed = effort === 'low' ? thinking.short : thinking.long;
      return needed > (limit ?? older ?? Number.POSITIVE_INFINITY)
        ? say('', { finish: 'length', reasoning: '음, B01은' })
        : say(good(request, mind), { reasoning: '음, B01은 이 독자에게 …' });
    };
  return {
    'wants-max-tokens': after(noCompletionLimit),
    'wants-max-completion-tokens': after(noMaxTokens),
    'forbids-extra-fields': after(extraForbidden),
    'wants-json-object': after(noSchema),
    'refuses-json-object': after(noStrict, noSchema, noJsonObject),
    'refuses-formats': after(noFormat),
    'refuses-temperature': after(noTemperature),
    'refuses-strict': after(noStrict),
    'refuses-system-role': after(noSystem),
    'refuses-everything-optional': after(extraForbidden, noFormat, noEffort),
    'refuses-in-silence': after(silent((body) => formatOf(body) !== undefined)),
    'refuses-limits-in-silence': after(
      silent(
        ({ max_completion_tokens: limit, max_tokens: older }) => limit !== undefined || older !== undefined,
      ),
    ),
    reasoning: reasoning(),
    'reasoning-without-effort': reasoning(noEffort),
    'reasoning-at-medium': reasoning(onlyMediumEffort),
    'reasoning-in-sight': (request, mind) => {
      const { max_completion_tokens: limit = Number.POSITIVE_INFINITY } = request.body;
      return limit < thinking.long
        ? say('<think>\n음, B01은 이 독자에게', { finish: 'length' })
        : say(`<think>\n음.\n</think>\n${JSON.stringify(good(request, mind))}`);
    },
    'refuses-in-a-list': after(noLimitInList),
    'refuses-in-200': after(noFormatInGoodStatus),
    'thinks-aloud': (request, mind) =>
      say(
        `<think>\n{B01? {"ranking":["B20"]} 아니다 "따옴표\n</think>\n\n${JSON.stringify(good(request, mind))}`,
      ),
    'thinks-in-prose': (request, mind) =>
      say(
        `먼저 {"ranking":["B20"], "books":[]} 를 생각했어요. 그래서:\n${JSON.stringify(good(request, mind))}`,
      ),
    'answers-in-reasoning': (request, mind) => say('', { reasoning: JSON.stringify(good(request, mind)) }),
    'bad-request': () => fail(400, 'invalid_request_error', 'Something about this request is not right'),
    'bad-key-400': () => fail(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.'),
    'no-money': () => fail(402, 'invalid_request_error', 'Insufficient Balance'),
    'model-not-pulled': () => fail(404, 'api_error', 'model "llama3.2" not found, try pulling it first'),
    'error-in-200': () => ({
      status: 200,
      body: { error: { message: 'Provider returned error', code: 502 } },
    }),
    'nothing-there': () => ({ status: 404, contentType: 'text/html', body: '<h1>404 Not Found</h1>' }),
  } satisfies Record<string, Answer>;
}
