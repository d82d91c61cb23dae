/** Reads JSON out of a model's text. Servers that ignore `strict` wrap it in prose or a code fence. `undefined`: there is none. */
export function parseModelJson(text: string): unknown {
  const inner = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  for (const candidate of [text, inner]) {
    try {
      return JSON.parse(candidate);
    } catch {}
  }
  return undefined;
}
