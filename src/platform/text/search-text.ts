import { z } from 'zod';
import { withoutUnseen } from './clean-text.ts';
import type { TextLimit } from './text-limits.ts';

/** The most UTF-16 code units of a query that are read. */
const searchUnits = 1_000;

/**
 * The schema of a search query. It never fails: a long query is cut, and a value that is not a text
 * becomes empty.
 */
export const searchText = ({ codePoints }: TextLimit) =>
  z
    .string()
    .transform((typed) => {
      const query = withoutUnseen(typed.slice(0, searchUnits).toWellFormed()).replace(/\p{M}{5,}/gu, '');
      return [...query.normalize('NFC')].slice(0, codePoints).join('').trim();
    })
    .catch('');
