import { z } from 'zod';
import { idInput } from '../platform/http/form.ts';
import { freeText } from '../platform/text/free-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';

const { noticeBody } = textLimits;

/** A checkbox: sent when it is checked. */
const checked = z
  .literal('on')
  .transform(() => true)
  .catch(false);

/** The form of a notice. `unpin` is the notice that gives its place to this one. */
export const NoticeInput = z.object({
  body: freeText(noticeBody, {
    missing: '공지 내용을 적어 주세요.',
    blank: '공지 내용을 적어 주세요.',
    tooLong: `공지는 ${noticeBody.codePoints.toLocaleString('ko')}자까지 쓸 수 있어요.`,
    unfit: '내용에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
  }),
  pinned: checked,
  unpin: idInput.nullable().catch(null),
});

export const PinInput = z.object({ pinned: checked });

/** Notices on one page. */
export const pageSize = 10;

const page = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number);

/** The page of notices from which a member confirmed one; null for the page of the club. */
export const ConfirmInput = z.object({ page: page.nullable().catch(null) });

/** The changes that the page after them confirms. */
export const deeds = ['posted', 'deleted', 'pinned', 'unpinned'] as const;
export type Deed = (typeof deeds)[number];

export const NoticesInput = z.object({ page: page.catch(1), done: z.enum(deeds).nullable().catch(null) });
