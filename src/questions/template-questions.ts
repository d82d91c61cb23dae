import type { BookFacts } from './book-facts.ts';
import type { SourcedQuestion } from './question.ts';
import { questionLimits } from './question-limits.ts';
import { commonTemplates, factTemplates, type Template } from './template-words.ts';

/** The most questions of one kind, and the most from facts that few books have, in one draft. */
const most = { ofOneKind: 2, fromFacts: 3 } as const;

/**
 * Writes questions about a book from templates; each is true of its record.
 * @param earlierDrafts their number: another draft begins with other templates
 */
export function templateQuestions(facts: BookFacts, earlierDrafts: number): SourcedQuestion[] {
  const special = written(factTemplates, facts);
  const common = written(commonTemplates, facts);
  const chosen: SourcedQuestion[] = [];
  const take = (from: readonly SourcedQuestion[], upTo: number) => {
    for (const question of from) {
      const sameKind = chosen.filter(({ kind }) => kind === question.kind).length;
      if (chosen.length < upTo && sameKind < most.ofOneKind) chosen.push(question);
    }
  };
  take(rotated(special, earlierDrafts * most.fromFacts), most.fromFacts);
  take(rotated(common, earlierDrafts), questionLimits.perDraft);
  return chosen;
}

const written = (templates: readonly Template[], facts: BookFacts): SourcedQuestion[] =>
  templates.flatMap((template) => {
    const body = fill(template, facts);
    const bookFields = [...new Set(template.fields)];
    return body === null ? [] : [{ body, kind: template.kind, forPercent: 0, bookFields, quotes: [] }];
  });

function fill(template: Template, { values, isOld }: BookFacts): string | null {
  const {
    fields: [field, other = field],
    write,
  } = template;
  if (template.isForOldBooks && !isOld) return null;
  const [first, next] = values.get(field) ?? [];
  const second = other === field ? next : values.get(other)?.[0];
  const needsSecond = write.length > 1;
  return first === undefined || (needsSecond && second === undefined) ? null : write(first, second ?? '');
}

const rotated = <T>(list: readonly T[], by: number): T[] =>
  list.length === 0 ? [] : [...list.slice(by % list.length), ...list.slice(0, by % list.length)];
