/** One GET: status and how long it took, in milliseconds. */
export async function timePage(url: string, cookie?: string): Promise<{ status: number; ms: number }> {
  const startedAt = performance.now();
  const answer = await fetch(url, {
    redirect: 'manual',
    headers: cookie === undefined ? {} : { cookie },
    signal: AbortSignal.timeout(30_000),
  });
  await answer.arrayBuffer();
  return { status: answer.status, ms: performance.now() - startedAt };
}
