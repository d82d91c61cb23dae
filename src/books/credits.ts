interface Credited {
  readonly name: string;
  readonly role: string | null;
}

const translating: ReadonlySet<string> = new Set(
  '옮긴이 옮김 번역 역 역자 공역 국역 완역 번역자 편역 평역'.split(' '),
);
const drawing: ReadonlySet<string> = new Set('그림 그린이 일러스트 삽화'.split(' '));

/** `글·그림` names two roles. */
const hasRole =
  (roles: ReadonlySet<string>) =>
  ({ role }: Credited) =>
    role?.split(/[·ㆍ・/,.&+]/).some((part) => roles.has(part.trim())) ?? false;

const namesOf = (people: readonly Credited[]) => [...new Set(people.map(({ name }) => name))];

/** Returns the names of those who translated the book. */
export const translatorsOf = (contributors: readonly Credited[]): string[] =>
  namesOf(contributors.filter(hasRole(translating)));

/** Returns the names of those who drew its pictures. */
export const illustratorsOf = (contributors: readonly Credited[]): string[] =>
  namesOf(contributors.filter(hasRole(drawing)));
