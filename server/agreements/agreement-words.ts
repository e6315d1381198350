/**
 * What does the whole agreement say, before anybody confirms it?
 *
 * All that the law wants in it (信用卡办法第70条: balance and its parts, currency; period, way, days and amounts; what becomes of interest
 * and fees; rights, duties and what a break means) and what fairness wants: what doing nothing would cost, and how to get
 * out of it. Text facts in both languages, made once, kept as they were shown.
 */
import { LETTERHEADS } from '../../policy/house/letterhead.ts';
import type { Day } from '../../rules/days.ts';
import type { AgreementTerms } from '../../rules/negotiation/negotiable.ts';
import type { Offer } from '../../rules/negotiation/offer.ts';
import { positionNow, type Standing } from '../../rules/negotiation/standing.ts';
import { kindText } from '../../rules/plan/plan-words.ts';
import { type Language, type Pen, takePen } from '../../rules/telling/language.ts';

/** Rows written out one by one; longer plans tell the first, the common amount and the last. */
const ROWS_WRITTEN = 60;

/** The paragraphs of an agreement. `id`: its reference. */
export function agreementWords(
  id: string,
  name: string,
  offer: Offer,
  standing: Standing,
  terms: AgreementTerms,
  language: Language,
): string[] {
  const pen = takePen(language, standing.product, null);
  return [
    parties(id, name, standing, language, pen),
    balance(standing, pen),
    ...what(offer, pen),
    charges(offer, pen),
    meanwhile(offer, pen),
    beside(offer, pen),
    broken(offer, pen),
    leaving(terms, standing.today, pen),
  ];
}

function parties(
  id: string,
  name: string,
  { account, product, today }: Standing,
  language: Language,
  pen: Pen,
): string {
  const { lender } = LETTERHEADS[language];
  return pen.say(
    `Agreement ${id} of ${pen.day(today)} between ${lender} and ${name}, about account ${account.id} (${product.name.en}), in ${product.currency.code}.`,
    `协议 ${id}，${pen.day(today)}，由${lender}与${name}就账户 ${account.id}（${product.name.zh}）订立，币种 ${product.currency.code}。`,
  );
}

function balance(standing: Standing, { say, money }: Pen): string {
  const { owed, notDue, billed, duePrincipal, interest, fee, penalty, daysPastDue } = positionNow(standing);
  const principal = money(notDue + billed + duePrincipal);
  return say(
    `Owed today: ${money(owed)}, of which principal ${principal}, interest ${money(interest)}, fees ${money(fee)}, penalty interest ${money(penalty)}. Days past due: ${daysPastDue}.`,
    `今日欠款：${money(owed)}，其中本金 ${principal}、利息 ${money(interest)}、费用 ${money(fee)}、罚息 ${money(penalty)}。逾期 ${daysPastDue} 天。`,
  );
}

function what({ kind, plan, total, left, waived, endsOn }: Offer, pen: Pen): string[] {
  const { say, money, day } = pen;
  const name = kindText(kind, pen);
  const rows = plan.rows.slice(0, ROWS_WRITTEN);
  const lines =
    rows.length > 0
      ? say(
          `To be paid (${name}): ${rows.map((row) => `${money(row.amount)} by ${day(row.due)}`).join('; ')}. Together ${money(total)}.`,
          `应还（${name}）：${rows.map((row) => `${day(row.due)}前 ${money(row.amount)}`).join('；')}。合计 ${money(total)}。`,
        )
      : say(`What is agreed: ${name}, until ${day(endsOn)}.`, `约定内容：${name}，至${day(endsOn)}。`);
  const schedule = rows.length > 0 ? [] : (plan.schedule ?? []).slice(0, ROWS_WRITTEN);
  const asked = schedule.map(({ due, principal, interest, fee }) => ({
    due,
    amount: principal + interest + fee,
  }));
  return [
    lines,
    ...(asked.length === 0
      ? []
      : [
          say(
            `New instalments: ${asked.map((row) => `${money(row.amount)} on ${day(row.due)}`).join('; ')}.`,
            `新的各期：${asked.map((row) => `${day(row.due)} ${money(row.amount)}`).join('；')}。`,
          ),
        ]),
    ...(waived > 0n
      ? [say(`Kept to the end, ${money(waived)} is given up.`, `按约履行完毕，减免 ${money(waived)}。`)]
      : []),
    ...(left > 0n
      ? [
          say(
            `After it ${money(left)} of today’s debt is still owed.`,
            `履行后今日欠款中仍有 ${money(left)}未还。`,
          ),
        ]
      : []),
  ];
}

const PENALTY = {
  stops: ['stops', '停止计收'],
  smaller: ['is smaller', '降低计收'],
  runs: ['goes on as agreed', '照常计收'],
} as const;

function charges({ penalty, plan, added }: Offer, { say, money }: Pen): string {
  const [en, zh] = PENALTY[penalty];
  const stops = plan.relief.interestPpm === 0n;
  const more = added > 0n ? say(` It adds interest of ${money(added)}.`, `增加利息 ${money(added)}。`) : '';
  return (
    say(
      `While it is kept, penalty interest ${en} and contract interest ${stops ? 'stops' : 'is not raised'}.`,
      `按约履行期间，罚息${zh}，合同利息${stops ? '停止计收' : '不提高'}。`,
    ) + more
  );
}

/** What becomes of penalty, days past due and record: one sentence each, also for a table of offers. */
export function effectWords({ penalty, ageing, record }: Offer, { say }: Pen) {
  const [en, zh] = PENALTY[penalty];
  return {
    penalty: say(`Penalty interest ${en}.`, `罚息${zh}。`),
    ageing:
      ageing === 'stands'
        ? say('Days past due do not grow.', '逾期天数不再增加。')
        : say('Days past due are counted until it is paid.', '逾期天数计算至还清为止。'),
    record:
      record === 'settled-for-less'
        ? say('The record says: settled for less than was owed.', '信用记录将显示：减免结清。')
        : record === 'no-new-late-mark'
          ? say('No new late mark while it is kept.', '按约履行期间不新增逾期记录。')
          : say('The record stays late until it is paid.', '还清之前记录仍为逾期。'),
  };
}

function meanwhile(offer: Offer, pen: Pen): string {
  const { ageing, record } = effectWords(offer, pen);
  return `${ageing} ${record} ${pen.say(
    'While it is kept we do not collect and no agency does; everything planned is cancelled when you confirm.',
    '按约履行期间，我们及受托机构均不催收；您确认后，所有已计划的联系立即取消。',
  )}`;
}

/** What doing nothing costs until the same day, and what a break would cost more. */
export function waitingWords({ waiting, endsOn }: Offer, { say, money, day }: Pen): string {
  return say(
    `Without it, and without any payment, ${money(waiting)} more would be owed on ${day(endsOn)}.`,
    `如不办理且不还款，到${day(endsOn)}将多欠 ${money(waiting)}。`,
  );
}

export function brokenWords({ brokenCosts, plan }: Offer, { say, money }: Pen): string {
  const back =
    plan.onBreak === 'reversed'
      ? say('what was spared is owed as if nothing had been agreed', '已停止计收的息费恢复，如同未曾约定')
      : say('what was spared until then stays spared', '此前已减免的部分保留');
  const more =
    brokenCosts > 0n
      ? say(
          `it can cost up to ${money(brokenCosts)} more than no agreement`,
          `最多比不约定多 ${money(brokenCosts)}`,
        )
      : say('it costs no more than no agreement would have', '不会比不约定多付');
  return say(`If it is broken, ${back}; ${more}.`, `如未履行：${back}；${more}。`);
}

function beside(offer: Offer, pen: Pen): string {
  return waitingWords(offer, pen);
}

function broken(offer: Offer, pen: Pen): string {
  const { graceDays, missesAllowed } = offer.plan;
  const tolerance = pen.say(
    `A payment counts as in time up to ${graceDays} days after its day; ${missesAllowed} may be missed if caught up with the next.`,
    `到期后 ${graceDays} 天内到账视为按时；可有 ${missesAllowed} 次漏还，须在下一期前补足。`,
  );
  return `${tolerance} ${brokenWords(offer, pen)}`;
}

function leaving({ coolingDays }: AgreementTerms, today: Day, { say, day }: Pen): string {
  return say(
    `You may withdraw without a reason until ${day(today + coolingDays)}, and pay off earlier at any time without charge. If you think something is wrong, another person looks at it.`,
    `${day(today + coolingDays)}前您可无理由撤回；可随时提前还清，不另收费。如有异议，将由另一名工作人员复核。`,
  );
}
