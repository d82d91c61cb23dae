import type { IncomingMessage } from 'node:http';

/** A book as it stands in the prompt. */
export interface ShownBook {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly authors?: readonly string[];
  readonly tags?: readonly string[];
  readonly subCategory?: string;
  readonly year?: number;
  readonly description?: string;
}

export interface ShownAnswer {
  readonly question: string;
  readonly answer: string;
  readonly code: string;
}

export interface ShownClaim {
  readonly answer: string;
  readonly field: string;
  readonly value: string;
}

/** A message of a meeting as it stands in the prompt. */
export interface ShownMessage {
  readonly id: number;
  readonly by: number;
  readonly text: string;
}

/** A note before a meeting as it stands in the prompt. */
export interface ShownNote {
  readonly id: string;
  readonly text: string;
}

/** A captured request: its body, and what a model could read in it. */
export interface ChatRequest {
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown> & {
    readonly model?: string;
    readonly messages?: readonly { readonly role: string; readonly content: string }[];
    readonly max_completion_tokens?: number;
    readonly max_tokens?: number;
    readonly reasoning_effort?: string;
    readonly response_format?: {
      readonly type?: string;
      readonly json_schema?: { readonly name?: string; readonly strict?: boolean; readonly schema?: unknown };
    };
  };
  /** The path it was sent to. */
  readonly path: string;
  /**
   * Whether it asks for comments. Such a request lists provable claims; others ask for a ranking.
   */
  readonly isWriting: boolean;
  /** The ids of the schema's `enum`. */
  readonly ids: readonly string[];
  readonly books: readonly ShownBook[];
  readonly answers: readonly ShownAnswer[];
  /** The messages of a meeting, when points of its record are asked for. */
  readonly talk: readonly ShownMessage[];
  /** The notes and the book of a meeting, when its questions are asked for; null for others. */
  readonly meeting: {
    readonly notes: readonly ShownNote[];
    readonly book: Readonly<Record<string, readonly string[]>>;
  } | null;
  /** The claims offered for each book, by its id, when comments are asked for. */
  readonly claims: Readonly<Record<string, readonly ShownClaim[]>>;
}

/** Returns null when the client aborted while it was sending. */
export async function readChatRequest(req: IncomingMessage): Promise<ChatRequest | null> {
  const chunks: Buffer[] | null = await req.toArray().catch(() => null);
  if (!chunks) return null;
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ChatRequest['body'];
  const data = readData(body.messages ?? []);
  return {
    headers: req.headers,
    body,
    path: req.url ?? '',
    isWriting: data.claims !== undefined,
    ids: findEnum(body.response_format?.json_schema?.schema),
    books: data.books ?? [],
    answers: data.answers ?? [],
    claims: data.claims ?? {},
    talk: data.messages ?? [],
    meeting: data.book && data.notes ? { notes: data.notes, book: data.book } : null,
  };
}

function readData(messages: readonly { readonly content: string }[]): {
  books?: ShownBook[];
  answers?: ShownAnswer[];
  claims?: Record<string, ShownClaim[]>;
  messages?: ShownMessage[];
  notes?: ShownNote[];
  book?: Record<string, string[]>;
} {
  for (const { content } of messages) {
    const inside = /<data>\n([\s\S]*?)\n<\/data>/.exec(content)?.[1];
    if (inside) return JSON.parse(inside);
  }
  return {};
}

/** The first `enum` anywhere in a schema. */
function findEnum(schema: unknown): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  if ('enum' in schema && Array.isArray(schema.enum)) return schema.enum;
  return (
    Object.values(schema)
      .map(findEnum)
      .find((found) => found.length > 0) ?? []
  );
}
