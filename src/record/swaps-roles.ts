/** Whether two nouns changed places: who did something, and to whom it was done. */
export function swapsRoles(sentence: string, said: string): boolean {
  const before = rolesIn(said);
  const changed = [...rolesIn(sentence)].filter(([noun, role]) => (before.get(noun) ?? role) !== role);
  return changed.length > 1;
}

/** The nouns of a text that do something, and those to which it is done. */
const rolesIn = (text: string) =>
  new Map(
    [...text.matchAll(/([가-힣]{2,})(?:([이가은는])|([을를]))(?![가-힣])/g)].map(
      ([, noun = '', subject]) => [noun, subject ? 'subject' : 'object'] as const,
    ),
  );
