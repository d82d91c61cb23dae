/** The response body exceeded the limit. */
export class ResponseTooLarge extends Error {
  override name = 'ResponseTooLarge';
}

/**
 * Wraps `fetch` so that reading more than `limit` bytes of a response fails with {@link
 * ResponseTooLarge}. A broken server cannot fill the memory.
 * @param request sends the request
 */
export function cappedFetch(limit: number, request: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await request(input, init);
    if (!response.body) return response;
    let received = 0;
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          received += chunk.byteLength;
          if (received > limit) controller.error(new ResponseTooLarge(`more than ${limit} bytes`));
          else controller.enqueue(chunk);
        },
      }),
    );
    return new Response(counted, {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    });
  };
}
