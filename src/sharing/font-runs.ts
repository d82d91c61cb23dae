import { drawnLetter } from '../platform/drawn-letters.ts';
import { graphemesOf } from '../platform/text/graphemes.ts';

/**
 * Splits a line into runs of one font each. A font that has all letters is used for the whole line,
 * because the renderer would choose it anyway, with a random weight.
 */
export function fontRuns(line: string): { family: string | undefined; text: string }[] {
  const graphemes = graphemesOf(line);
  const families = graphemes.map((grapheme) => drawnLetter([...grapheme][0] ?? '')?.families ?? []);
  const whole = families[0]?.find((family) => families.every((others) => others.includes(family)));
  if (whole !== undefined) return [{ family: whole, text: line }];
  const runs: { family: string | undefined; text: string }[] = [];
  for (const [i, grapheme] of graphemes.entries()) {
    const family = families[i]?.[0];
    const last = runs.at(-1);
    if (last && last.family === family) last.text += grapheme;
    else runs.push({ family, text: grapheme });
  }
  return runs;
}
