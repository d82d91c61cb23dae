import type { Page } from '../platform/http/render.ts';
import { koreanDateTime } from '../platform/korean-date.ts';
import type { DataExport } from './data-export.ts';
import { leftOut, leftOutBesides } from './left-out-words.ts';

interface ExportPage extends Page {
  /** Where the newest export stands; null before the first. */
  readonly state: string | null;
  /** The size of the file that can be downloaded; null if there is none. */
  readonly size: string | null;
  /** Null if she can ask for an export now. */
  readonly whyNot: string | null;
  readonly isAgain: boolean;
  readonly leftOut: readonly { readonly what: string; readonly why: string }[];
}

declare module '../platform/http/render.ts' {
  interface Views {
    'data-export/export': ExportPage;
  }
}

export function exportPage(
  newest: DataExport | null,
  { now, nextAt }: { readonly now: Date; readonly nextAt: Date | null },
): ExportPage {
  return {
    title: '내 자료 내려받기',
    state: newest && stateOf(newest, now),
    size: newest?.state === 'ready' ? sizeWords(newest.sizeBytes ?? 0) : null,
    whyNot: whyNot(newest, nextAt, now),
    isAgain: newest !== null,
    leftOut: [...leftOut, ...leftOutBesides],
  };
}

function stateOf({ state, expiresAt }: DataExport, now: Date): string {
  switch (state) {
    case 'waiting':
      return '자료를 모으고 있어요. 몇 분 안에 준비되고, 준비되면 알림함에 알려 드려요. 이 화면은 닫아도 돼요.';
    case 'ready':
      return `준비됐어요. ${koreanDateTime(expiresAt ?? now, now)}까지 내려받을 수 있고, 그 뒤에는 파일을 지워요.`;
    case 'failed':
      return '자료를 모으지 못했어요. 다시 요청해 주세요. 계속 안 되면 문의처로 알려 주세요.';
    case 'expired':
      return '지난번에 준비한 파일은 기간이 지나서 지웠어요.';
  }
}

function whyNot(newest: DataExport | null, nextAt: Date | null, now: Date): string | null {
  if (newest?.state === 'waiting') return '지금 준비하고 있어서 새로 요청하지 않아도 돼요.';
  return nextAt === null
    ? null
    : `하루에 두 번까지 요청할 수 있어요. ${koreanDateTime(nextAt, now)}부터 다시 요청해 주세요.`;
}

function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1_000)}KB`;
  return `${(bytes / 1_000_000).toFixed(1)}MB`;
}
