/** A response larger than the caller wants to hold. */
export class ResponseTooLarge extends Error {
  override name = 'ResponseTooLarge';
}

/**
 * A `fetch` whose response bodies fail with {@link ResponseTooLarge} after `limit` bytes, so that a broken server cannot fill our memory.
 * @param request what sends the request
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
