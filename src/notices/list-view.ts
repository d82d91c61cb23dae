import { canManage, clubAssets } from '../clubs/index.ts';
import { type Pager, pagerOf } from '../platform/http/pager.ts';
import type { Page } from '../platform/http/render.ts';
import type { FormChoice, TypedForm } from '../platform/http/typed-form.ts';
import { type Deed, pageSize } from './input.ts';
import type { NoticeList } from './list-notices.ts';
import type { ReadNotice } from './notice.ts';
import { excerptOf, type ReaderGroup, readerGroups, type ShownNotice, shownNotice } from './notice-view.ts';
import { canConfirm } from './policy.ts';

interface ListedNotice extends ShownNotice {
  /** For leaders. */
  readonly readers: readonly ReaderGroup[] | null;
  readonly pinAction: string | null;
  readonly deleteAction: string | null;
}

interface NoticeForm extends TypedForm {
  readonly action: string;
  /** The pinned notices. One has to give its place; null while there is room. */
  readonly unpin: readonly FormChoice[] | null;
  readonly isOpen: boolean;
}

interface NoticesPage extends Page {
  readonly club: { readonly name: string; readonly href: string };
  readonly notices: readonly ListedNotice[];
  readonly page: string;
  readonly pager: Pager;
  /** Null for members who are no leaders. */
  readonly form: NoticeForm | null;
  /** Confirms the change that was just made. */
  readonly done: string | null;
  /** The message of a refusal that just happened. */
  readonly refusal: string | null;
}

declare module '../platform/http/render.ts' {
  interface Views {
    'notices/list': NoticesPage;
  }
}

/** The parts of the page that a route adds. */
export interface BesidesNotices {
  readonly done?: Deed | null;
  readonly refusal?: string;
  readonly form?: TypedForm;
}

const doneWords: Record<Deed, string> = {
  posted: '공지를 올렸어요. 멤버들이 북클럽 화면에서 볼 수 있어요.',
  deleted: '공지를 지웠어요.',
  pinned: '공지를 고정했어요. 북클럽 화면 위쪽에 계속 보여요.',
  unpinned: '고정을 풀었어요.',
};

export function noticesPage(list: NoticeList, besides: BesidesNotices = {}): NoticesPage {
  const { clubForAsker, total, page } = list;
  const { club } = clubForAsker;
  return {
    title: `${club.name} 공지`,
    ...clubAssets,
    club: { name: club.name, href: `/clubs/${club.id}` },
    notices: list.notices.map((one) => listedNotice(list, one)),
    page: String(page),
    pager: pagerOf(page, Math.ceil(total / pageSize), (at) => `/clubs/${club.id}/notices?page=${at}`),
    form: canManage(clubForAsker).ok ? noticeForm(list, besides.form) : null,
    done: besides.done ? doneWords[besides.done] : null,
    refusal: besides.refusal ?? null,
  };
}

function listedNotice({ clubForAsker, userId, names }: NoticeList, one: ReadNotice): ListedNotice {
  const { id } = one.notice;
  const manages = canManage(clubForAsker).ok;
  const readers = names.get(id);
  return {
    ...shownNotice(one, { userId, canConfirm: canConfirm(clubForAsker).ok, now: clubForAsker.now }),
    readers: readers ? readerGroups(readers) : null,
    pinAction: manages ? `/notices/${id}/pin` : null,
    deleteAction: manages ? `/notices/${id}/delete` : null,
  };
}

function noticeForm({ clubForAsker, total, pinned }: NoticeList, typed: BesidesNotices['form']): NoticeForm {
  const values = typed?.values ?? {};
  const errors = typed?.errors ?? {};
  return {
    action: `/clubs/${clubForAsker.club.id}/notices`,
    values,
    errors,
    unpin: errors.unpin
      ? pinned.map(({ id, body }) => ({
          value: String(id),
          label: excerptOf(body),
          isChosen: values.unpin === String(id),
        }))
      : null,
    isOpen: typed !== undefined || total === 0,
  };
}
