import { koreanDateTime } from '../platform/korean-date.ts';
import { withParticle } from '../platform/korean-particle.ts';
import { kindNames } from '../reports/index.ts';
import type { ReportEntry } from './report-entry-repository.ts';

/** The heading of an inbox entry about a report. */
export const reportHeadingOf = ({ kind, reportedKind }: ReportEntry): string =>
  kind === 'report_answered' ? `${kindNames[reportedKind]} 신고` : `내 ${kindNames[reportedKind]}`;

/** The sentence of an inbox entry about a report. It never says who reported. */
export const reportTextOf = (entry: ReportEntry, now: Date): string =>
  entry.kind === 'report_answered' ? answerOf(entry) : actOf(entry, now);

function answerOf({ decision, reportedKind }: ReportEntry): string {
  const reported = `신고하신 ${withParticle(kindNames[reportedKind], '을')}`;
  if (decision === 'dismissed') return `${reported} 살펴봤어요. 이용약관에 어긋나지 않아 그대로 두었어요.`;
  if (decision === 'restored') return `${reported} 다시 살펴봤고, 처음에 한 조치를 되돌렸어요.`;
  return `${reported} 살펴보고 조치했어요. 알려 주셔서 고마워요.`;
}

function actOf({ decision, hides, suspendedUntil, reportedKind }: ReportEntry, now: Date): string {
  if (decision === 'restored') return '운영자가 다시 살펴보고 조치를 되돌렸어요.';
  const hidden = hides ? `이 ${withParticle(kindNames[reportedKind], '은')} 가렸어요. ` : '';
  if (decision === 'suspended' && suspendedUntil)
    return `${hidden}운영자가 ${koreanDateTime(suspendedUntil, now)}까지 계정 이용을 멈췄어요.`;
  if (decision === 'warned')
    return `${hidden}운영자가 주의를 드려요. 같은 일이 이어지면 이용을 멈출 수 있어요.`;
  return `운영자가 이 ${withParticle(kindNames[reportedKind], '을')} 다른 사람에게 보이지 않게 가렸어요.`;
}

/** Notes below the sentence: the reason, and how to object. */
export function reportNotesOf({ kind, decision, explanation }: ReportEntry): string[] {
  if (kind === 'report_answered' || decision === 'restored') return [];
  return [
    ...(explanation === null ? [] : [`까닭: ${explanation}`]),
    '다시 살펴봐 달라고 하시려면 이용약관에 있는 문의처로 알려 주세요.',
  ];
}
