/** An expression that a stranger would have to decode, and the plain word to write instead. */
export interface BannedWord {
  readonly pattern: RegExp;
  readonly instead: string;
}

/** Checked in comments, test names, log messages and Markdown. */
export const bannedProse: readonly BannedWord[] = [
  { pattern: /\bpatience\b/i, instead: 'a timeout with its unit' },
  { pattern: /(?<!clock )\bticks?\b/i, instead: 'scan, interval or check' },
  { pattern: /\bgood looks?\b/i, instead: 'successful scan' },
  { pattern: /\b(idle|lost|broken|dead) lines?\b/i, instead: 'socket or connection' },
  { pattern: /\bshort way\b/i, instead: 'fast path' },
  { pattern: /\b(is|are|was|were) made good\b/i, instead: 'is repaired, or expires' },
  { pattern: /\b(lets?|letting) go( of)?\b/i, instead: 'closes or releases' },
  { pattern: /(?<!there )\bis none\b(?! of)/i, instead: 'is not one, or there is no …' },
  { pattern: /\bof which\b/i, instead: 'a sentence of its own' },
  { pattern: /\bso many\b/i, instead: 'the number, or "this many"' },
  { pattern: /\bas they were\b/i, instead: 'unchanged' },
  { pattern: /\banew\b/i, instead: 'again' },
  { pattern: /\bwhoever\b/i, instead: 'the actor by name' },
  { pattern: /\bgood (in|for) (order|nothing)\b/i, instead: 'the state by name' },
  {
    pattern:
      /\b(contract|reliability|clubs|trust|recommendation|features|runtime|engines|plain-english|architecture)\.md\b/,
    instead: 'the fact itself, or a page of docs/',
  },
  { pattern: /\.\.\/shared\b/, instead: 'the fact itself, or a page of docs/' },
  { pattern: /\bissues? #?\d+\b/i, instead: 'the fact itself' },
];

/** Checked at the beginning of a docstring, which names its subject or what the function does. */
export const bannedBeginning: BannedWord = {
  pattern: /^(What|Who|Whose|Whom)\b/,
  instead: 'the thing by name, or a verb',
};

/** Checked in code: names that say nothing to a reader who has not seen their definition. */
export const bannedNames: readonly BannedWord[] = [
  { pattern: /\bpatience\b/, instead: '…TimeoutMs' },
  { pattern: /\bisUnlimited\b|\batOnce\b/, instead: 'a limit with its unit' },
  { pattern: /\bisTrueStill\b/, instead: 'isStillValid' },
  { pattern: /\w*(GoodLook|IdleLooks|goodLook|idleLooks)\w*/, instead: '…Scan' },
  { pattern: /\b(open|close|cut|drop|idle)Lines?\b/, instead: '…Socket or …Connection' },
  { pattern: /\b(on|room|tick)Ticks?\b|\btick(Watch|Every)\b/, instead: '…Scan or …IntervalMs' },
];
