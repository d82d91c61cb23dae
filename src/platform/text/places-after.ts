/**
 * Returns the places of a text that any number of these parts lead to, from its beginning on; 0 is
 * always one. Unlike a regular expression it takes linear time, also where one part is made of
 * others.
 */
export function placesAfter(text: string, parts: readonly string[]): ReadonlySet<number> {
  const places = new Set([0]);
  // A set yields the places that are added meanwhile too.
  for (const place of places)
    for (const part of parts) if (text.startsWith(part, place)) places.add(place + part.length);
  return places;
}
