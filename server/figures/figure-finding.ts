/**
 * What does a picture say, in one sentence with its numbers?
 *
 * Pure: numbers in, a sentence out, in both languages. What is not known is said; a comparison is made only where there is something to
 * compare with. Shares are parts per million, amounts come as text.
 */
import type { Language } from '../../rules/telling/language.ts';
import { countText, percentText, someOf } from './figure-shape.ts';

const say = (language: Language, en: string, zh: string): string => (language === 'en' ? en : zh);

/** "1.3 points fewer than last month": how two shares differ, rounded as they are shown. */
function points(now: number, before: number | null, language: Language): string {
  if (before === null) return '';
  const tenths = Math.round(now / 1000) - Math.round(before / 1000);
  if (tenths === 0) return say(language, ', as many as the month before', '，与上月持平');
  const by = (Math.abs(tenths) / 10).toFixed(1);
  return say(
    language,
    `, ${by} points ${tenths < 0 ? 'fewer' : 'more'} than the month before`,
    `，比上月${tenths < 0 ? '低' : '高'} ${by} 个百分点`,
  );
}

export function rollFinding(
  found: {
    readonly month: string;
    readonly from: string;
    readonly to: string;
    readonly share: number;
    readonly before: number | null;
    /** The month is not over. */
    readonly running: boolean;
  } | null,
  language: Language,
): string {
  if (found === null)
    return say(
      language,
      'No month of this period is counted from its beginning, so no roll rate can be told.',
      '本期没有从月初起统计的月份，无法得出迁徙率。',
    );
  const { month, from, to, share, before, running } = found;
  const rate = percentText(share, language);
  return say(
    language,
    `${rate} of ${from} rolled to ${to} or older in ${month}${running ? ' so far' : points(share, before, language)}.`,
    `${month}${running ? ' 至今' : ''} 有 ${rate} 的 ${from} 迁徙至 ${to} 或更后${running ? '' : points(share, before, language)}。`,
  );
}

export function vintageFinding(
  found: {
    readonly opened: string;
    readonly accounts: number;
    readonly share: number;
    readonly late: number;
    readonly worst: boolean;
  } | null,
  language: Language,
): string {
  if (found === null)
    return say(language, 'No account is counted by its opening month yet.', '尚无按开户月份统计的账户。');
  const { opened, accounts, share, late, worst } = found;
  const rate = percentText(share, language);
  return say(
    language,
    `${rate} of the ${someOf(accounts, 'account')} opened in ${opened} were ever ${late} days late or more${worst ? ', the most of all opening months shown' : ''}.`,
    `${opened} 开立的 ${countText(accounts)} 个账户中，${rate} 曾逾期 ${late} 天及以上${worst ? '，为所示各月最高' : ''}。`,
  );
}

export function flowFinding(
  found: { readonly worse: number; readonly better: number; readonly cured: number },
  language: Language,
): string {
  const { worse, better, cured } = found;
  if (worse + better === 0)
    return say(language, 'No account passed from one bucket to another.', '没有账户在账龄段之间迁移。');
  const which =
    worse > better
      ? say(language, 'More passages led to an older bucket', '向更后账龄段的迁移更多')
      : say(
          language,
          'Passages to a younger bucket or to current were as many or more',
          '向更前账龄段或回正的迁移不少于恶化',
        );
  return say(
    language,
    `${which}: ${countText(worse)} against ${countText(better)}, of which ${countText(cured)} to current.`,
    `${which}：恶化 ${countText(worse)} 次，好转 ${countText(better)} 次，其中回正 ${countText(cured)} 次。`,
  );
}

export function recoveryFinding(
  found: {
    readonly received: string;
    readonly uncontacted: number | null;
    readonly perHundred: string | null;
  },
  language: Language,
): string {
  const { received, uncontacted, perHundred } = found;
  const alone =
    uncontacted === null
      ? ''
      : say(
          language,
          `; ${percentText(uncontacted, language)} of it from people whom nobody had contacted in thirty days`,
          `；其中 ${percentText(uncontacted, language)} 来自此前三十天未被联系的人`,
        );
  const cost =
    perHundred === null
      ? ''
      : say(
          language,
          `. What followed a contact cost ${perHundred} per 100`,
          `。联系后收到的款项每 100 元成本 ${perHundred}`,
        );
  return say(
    language,
    `${received} was received on past-due accounts${alone}${cost}.`,
    `逾期账户共收到 ${received}${alone}${cost}。`,
  );
}

export function contactFinding(
  found: { readonly attempts: number; readonly delivered: number | null; readonly paid: number | null },
  language: Language,
): string {
  const { attempts, delivered, paid } = found;
  if (attempts === 0) return say(language, 'Nobody was contacted in this period.', '本期没有联系任何人。');
  const arrived = delivered === null ? '' : percentText(delivered, language);
  const then = paid === null ? '' : percentText(paid, language);
  return say(
    language,
    `${someOf(attempts, 'contact')}: ${arrived} of those whose arrival is told arrived, and a payment came within seven days of ${then}.`,
    `联系 ${countText(attempts)} 次：能得知送达与否的，${arrived} 已送达；${then} 在七天内有还款。`,
  );
}

export function complaintFinding(
  found: {
    readonly received: number;
    readonly contacts: number;
    readonly perTenThousand: string | null;
    readonly upheld: number | null;
  },
  language: Language,
): string {
  const { received, contacts, perTenThousand, upheld } = found;
  if (received === 0)
    return say(
      language,
      `No complaint came in this period, over ${someOf(contacts, 'contact')}.`,
      `本期没有投诉，联系共 ${countText(contacts)} 次。`,
    );
  const right =
    upheld === null
      ? say(language, '; none is decided yet', '；均尚未作出决定')
      : say(
          language,
          `; ${percentText(upheld, language)} of those decided were right`,
          `；已决定的投诉中 ${percentText(upheld, language)} 成立`,
        );
  if (perTenThousand === null)
    return say(
      language,
      `${someOf(received, 'complaint')} came and nobody was contacted${right}.`,
      `收到 ${countText(received)} 件投诉，本期没有联系${right}。`,
    );
  return say(
    language,
    `${someOf(received, 'complaint')}, ${perTenThousand} for every 10,000 contacts${right}.`,
    `投诉 ${countText(received)} 件，每万次联系 ${perTenThousand} 件${right}。`,
  );
}

export function planFinding(
  found: {
    readonly plans: number;
    readonly days: number;
    readonly kept: number;
    readonly atRisk: number;
  } | null,
  language: Language,
): string {
  if (found === null)
    return say(language, 'No agreement was bound in this period.', '本期没有生效的还款安排。');
  const { plans, days, kept, atRisk } = found;
  return say(
    language,
    `An estimated ${percentText(kept, language)} of ${someOf(plans, 'agreement')} are kept for ${days} days or more (${countText(atRisk)} were followed so long).`,
    `${countText(plans)} 份还款安排中，估计 ${percentText(kept, language)} 履约满 ${days} 天（其中 ${countText(atRisk)} 份观察到该日）。`,
  );
}

export function refusalFinding(
  found: { readonly why: string; readonly share: number; readonly contacts: number } | null,
  language: Language,
): string {
  if (found === null)
    return say(language, 'No rule stood against any planned contact.', '没有规则阻止任何计划中的联系。');
  const { why, share, contacts } = found;
  return say(
    language,
    `${percentText(share, language)} of ${someOf(contacts, 'objection')} were for one reason: ${why.replace(/[.。]$/, '')}.`,
    `${countText(contacts)} 次阻止中 ${percentText(share, language)} 出于同一原因：${why.replace(/[.。]$/, '')}。`,
  );
}

export function hourFinding(
  found: { readonly best: string | null; readonly share: number; readonly inQuiet: number } | null,
  language: Language,
): string {
  if (found === null) return say(language, 'Nobody was contacted in this period.', '本期没有联系任何人。');
  const { best, share, inQuiet } = found;
  const quiet =
    inQuiet === 0
      ? say(language, 'No contact was begun in quiet hours', '静默时段内没有发起联系')
      : say(
          language,
          `${someOf(inQuiet, 'contact')} began in quiet hours`,
          `静默时段内发起 ${countText(inQuiet)} 次联系`,
        );
  if (best === null) return `${quiet}${say(language, '.', '。')}`;
  return say(
    language,
    `People were best reached ${best} (${percentText(share, language)}). ${quiet}.`,
    `${best}联系到本人的比例最高（${percentText(share, language)}）。${quiet}。`,
  );
}

export function silenceFinding(
  found: { readonly p50: number | null; readonly p99: number | null; readonly counted: number },
  language: Language,
): string {
  const { p50, p99, counted } = found;
  if (p50 === null || p99 === null)
    return say(language, 'Nothing has silenced contacts yet.', '尚无使联系停止的事项。');
  return say(
    language,
    `Half of the last ${countText(counted)} events had silenced everything within ${p50} ms, 99 of 100 within ${p99} ms.`,
    `最近 ${countText(counted)} 次事项中，一半在 ${p50} 毫秒内全部静默，百分之九十九在 ${p99} 毫秒内。`,
  );
}

export function cureFinding(
  found: { readonly cured: number; readonly alone: number | null },
  language: Language,
): string {
  const { cured, alone } = found;
  if (cured === 0 || alone === null)
    return say(language, 'No account became current in this period.', '本期没有账户回正。');
  return say(
    language,
    `${someOf(cured, 'account')} became current, ${percentText(alone, language)} of them without any contact.`,
    `${countText(cured)} 个账户回正，其中 ${percentText(alone, language)} 未经任何联系。`,
  );
}
