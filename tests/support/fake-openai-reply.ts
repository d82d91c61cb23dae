export interface Reply {
  readonly status: number;
  /** Strings are sent as they are, other values as JSON. */
  readonly body: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Never replies, or sends a byte at a time. */
  readonly hangs?: true;
  readonly drips?: true;
  /** Bytes of the body after which the connection is closed. */
  readonly breaksAfter?: number;
}

/** Wraps a model's text in a chat completion. */
export function say(
  content: unknown,
  message: { finish?: string; refusal?: string; reasoning?: string } = {},
): Reply {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return {
    status: 200,
    body: {
      id: 'chatcmpl-fake',
      object: 'chat.completion',
      created: 1_700_000_000,
      model: 'fake',
      choices: [
        {
          index: 0,
          finish_reason: message.finish ?? 'stop',
          message: {
            role: 'assistant',
            content: message.refusal ? null : text,
            refusal: message.refusal ?? null,
            ...(message.reasoning === undefined ? {} : { reasoning_content: message.reasoning }),
          },
        },
      ],
      usage: { prompt_tokens: 2_000, completion_tokens: 200, total_tokens: 2_200 },
    },
  };
}

export function fail(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Reply {
  return { status, headers, body: { error: { message, type: code, param: null, code } } };
}
