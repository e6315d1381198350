/**
 * What does each exhibit of a court bundle say, from which rows of the book?
 *
 * Facts alone, in the machine's own form, each with the number by which it is found in the chains beside it. An exhibit that has nothing to
 * show is marked as empty and meets no item of the checklist; that there was no agreement or no dispute is something to show.
 */
import { CONTACT_COSTS } from '../../../policy/house/contact-costs.ts';
import { NOTICE_WORTH_DAYS } from '../../../policy/house/court/court-terms.ts';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import type { ExhibitKind } from '../../../rules/court/bundle-list.ts';
import { formatDay } from '../../../rules/days.ts';
import { dayAt } from '../../../rules/gate/local-time.ts';
import { formatAmount } from '../../../rules/money.ts';
import { diary, evenings } from '../../../rules/telling/diary.ts';
import { positionOf } from '../../../rules/telling/forecast.ts';
import type { AgreementRow } from '../../db/agreements/agreement-rows.ts';
import type { LetterRow } from '../../db/calls/letter-rows.ts';
import type { CaseRow } from '../../db/court/case-rows.ts';
import type { DisputeRow } from '../../db/disputes/dispute-rows.ts';
import type { Told } from '../../db/reading/told-account.ts';
import type { Plain } from '../../evidence/verifying/canonical.ts';
import type { Ending } from '../../gate/person-log.ts';
import { valueIn } from '../../gate/stored-text.ts';
import { zoneAround } from '../../zone-table.ts';
import { scaledFees } from '../case-stages.ts';
import type { CaseStanding } from '../case-standing.ts';

/** Everything the exhibits are made from. */
export interface BundleSources {
  readonly told: Told;
  readonly row: CaseRow;
  readonly now: CaseStanding;
  readonly address: string | null;
  readonly agreements: readonly AgreementRow[];
  readonly disputes: readonly DisputeRow[];
  readonly letters: readonly LetterRow[];
  readonly decisions: { readonly allowed: number; readonly refused: number };
  readonly through: number;
}

/** An exhibit before it is numbered. */
export interface DraftExhibit {
  readonly kind: ExhibitKind;
  readonly title: readonly [zh: string, en: string];
  readonly empty: boolean;
  readonly body: Plain;
}

const WRITTEN: ReadonlySet<string> = new Set(['sms', 'in-app', 'push', 'email', 'letter', 'call', 'court']);

/** One line of the statement, as it stands in the file and on paper. */
export interface StatementLine {
  readonly [name: string]: string;
  readonly day: string;
  readonly lent: string;
  readonly interest: string;
  readonly penalty: string;
  readonly fee: string;
  readonly paid: string;
  readonly owed: string;
}

/** The account day by day from its opening. */
export function statementLines({ told, now, through }: BundleSources): StatementLine[] {
  const { product } = now;
  const text = (amount: bigint) => formatAmount(amount, product.currency);
  const made = evenings(told.history, product, through, through);
  return diary(made, told.history.opening.openedOn, through, product, told.history).map((line) => ({
    day: formatDay(line.day),
    lent: text(line.lent),
    interest: text(line.interest),
    penalty: text(line.penalty),
    fee: text(line.fee),
    paid: text(line.paid + line.waived + line.lost),
    owed: text(line.evening.owed),
  }));
}

/** All exhibits in their order. */
export function exhibitsOf(sources: BundleSources): DraftExhibit[] {
  const contacts = contactsOf(sources);
  const reached = contacts.filter(({ outcome }) => outcome === 'delivered');
  const notice = contacts.filter(({ message }) => message);
  return [
    claimOf(sources),
    identityOf(sources),
    contractOf(sources),
    {
      kind: 'statement',
      title: ['账户逐日明细', 'Statement of account, day by day'],
      empty: false,
      body: statementLines(sources),
    },
    listed('demands', ['催告记录', 'Demands for payment'], contacts),
    listed(
      'delivery',
      ['送达证明', 'Proof that demands arrived'],
      [...reached, ...sources.letters.map(letterOf)],
    ),
    agreementsOf(sources),
    disputesOf(sources),
    {
      kind: 'decisions',
      title: ['联系许可与不予许可', 'Permits and refusals'],
      empty: sources.decisions.allowed + sources.decisions.refused === 0,
      body: { ...sources.decisions, where: 'person' },
    },
    listed(
      'notice',
      ['起诉前告知', 'Notice before the suit'],
      // With the page as it was posted: number, digest, the post's own number and what became of it.
      notice.length === 0 ? [] : [...notice, ...sources.letters.map(letterOf)],
    ),
    approvalOf(sources),
    limitationOf(sources),
    feesOf(sources),
  ];
}

function listed(
  kind: ExhibitKind,
  title: DraftExhibit['title'],
  body: readonly Readonly<Record<string, Plain>>[],
): DraftExhibit {
  return { kind, title, empty: body.length === 0, body: [...body] };
}

function claimOf({ told, now, row, through }: BundleSources): DraftExhibit {
  const { product } = now;
  const position = positionOf(told.account, through, product, told.history);
  const text = (amount: bigint) => formatAmount(amount, product.currency);
  const parts = {
    principal: text(position.duePrincipal),
    interest: text(position.interest),
    penalty: text(position.penalty),
    fee: text(position.fee),
    overdue: text(position.overdue),
  };
  const facts: Readonly<Record<string, Plain>> = {
    plaintiff: LETTERHEADS['zh-CN'].lender,
    plaintiffEnglish: LETTERHEADS.en.lender,
    defendant: told.person.name,
    currency: product.currency.code,
    ...parts,
    overdueSince: told.account.oldestDue === null ? null : formatDay(told.account.oldestDue),
    daysPastDue: position.daysPastDue,
    reckonedTo: formatDay(through),
    path: row.path,
    basis: LETTERHEADS['zh-CN'].basis[product.id] ?? product.id,
  };
  return {
    kind: 'claim',
    title: ['诉讼请求与事实', 'Claim and facts'],
    empty: position.overdue <= 0n,
    body: facts,
  };
}

function identityOf({ told, address }: BundleSources): DraftExhibit {
  return {
    kind: 'identity',
    title: ['被告身份与住址', 'Defendant and address'],
    empty: address === null || told.person.name === '',
    body: { name: told.person.name, address, region: told.person.region },
  };
}

function contractOf({ told, now }: BundleSources): DraftExhibit {
  const { opening, schedule } = told.history;
  const { product } = now;
  const text = (amount: bigint) => formatAmount(amount, product.currency);
  return {
    kind: 'contract',
    title: ['借款合同要素', 'Terms of the contract'],
    empty: false,
    body: {
      account: String(told.account.id),
      product: product.id,
      basis: LETTERHEADS['zh-CN'].basis[product.id] ?? product.id,
      openedOn: formatDay(opening.openedOn),
      granted: text(told.account.granted),
      interestPpm: String(opening.interestPpm),
      penaltyPpm: String(opening.penaltyPpm),
      schedule: schedule.map((one) => ({
        due: formatDay(one.due),
        principal: text(one.principal),
        interest: text(one.interest),
        fee: text(one.fee),
      })),
    },
  };
}

interface Contacted {
  readonly [name: string]: Plain;
  readonly permit: number;
  readonly day: string;
  readonly way: string;
  readonly sender: string;
  readonly outcome: string | null;
  /** It is the notice before the suit. */
  readonly message: boolean;
}

/** Every contact about the debt with what became of it, by the number of its permit. */
function contactsOf({ now, told, row }: BundleSources): Contacted[] {
  const endings = new Map<number, string>();
  for (const { type, permit, data } of now.rows.facts)
    if (type === 'outcome' && permit !== null) endings.set(permit, (valueIn(data) as Ending).outcome);
  const debt = String(told.account.id);
  const noticed = row.notice === null ? null : now.standing.noticeOn;
  return now.rows.attempts
    .filter(({ way, debts }) => WRITTEN.has(way) && way in CONTACT_COSTS && debts.split(' ').includes(debt))
    .map(({ permit, at, way, sender }) => {
      const on = dayAt(zoneAround(now.rows.timeZone, at), at);
      return {
        permit,
        day: formatDay(on),
        way,
        sender,
        outcome: endings.get(permit) ?? null,
        message:
          noticed !== null &&
          on >= noticed &&
          on <= noticed + NOTICE_WORTH_DAYS &&
          (way === 'letter' || way === 'in-app'),
      };
    });
}

const letterOf = ({ number, digest, tracking, state }: LetterRow): Readonly<Record<string, Plain>> => ({
  letter: number,
  sha256: digest,
  tracking,
  state,
});

function agreementsOf({ agreements, told }: BundleSources): DraftExhibit {
  const made = told.history.facts.flatMap((fact) =>
    fact.type === 'agreed'
      ? [{ agreement: fact.plan.id, kind: fact.plan.kind, agreedOn: formatDay(fact.valueOn) }]
      : [],
  );
  const ended = told.events.flatMap(({ day, body }) =>
    body.type === 'plan' ? [{ agreement: body.plan, day: formatDay(day), state: body.state }] : [],
  );
  const shown = agreements.map(({ agreement, state, wordsZh, wordsEn }) => ({
    agreement,
    state,
    wordsZh,
    wordsEn,
  }));
  return {
    kind: 'agreements',
    title: ['还款安排经过', 'Agreements and what became of them'],
    empty: false,
    body: { none: made.length === 0, made, ended, words: shown },
  };
}

function disputesOf({ disputes }: BundleSources): DraftExhibit {
  return {
    kind: 'disputes',
    title: ['异议及答复', 'Disputes and answers'],
    empty: disputes.some(({ state }) => state === 'open' || state === 'person'),
    body: {
      none: disputes.length === 0,
      disputes: disputes.map(({ dispute, kind, state }) => ({ dispute, kind, state })),
    },
  };
}

function approvalOf({ row, now }: BundleSources): DraftExhibit {
  const { currency } = now.product;
  const reasons =
    now.terms === null
      ? []
      : Object.values(now.terms.worth).flatMap((one) => ('reason' in one ? [one.reason.en] : []));
  return {
    kind: 'approval',
    title: ['立案审批', 'Approval'],
    empty: row.approvedBy === null,
    body: {
      openedBy: row.openedBy,
      openedOn: formatDay(row.openedOn),
      approvedBy: row.approvedBy,
      approvedOn: row.approvedOn === null ? null : formatDay(row.approvedOn),
      brings: formatAmount(row.brings, currency),
      costs: formatAmount(row.costs, currency),
      means: row.means,
      ground: row.ground,
      assumptions: reasons,
    },
  };
}

function limitationOf({ now }: BundleSources): DraftExhibit {
  const { clock, standing } = now;
  return {
    kind: 'limitation',
    title: ['诉讼时效计算', 'Limitation'],
    empty: clock === null || (clock.ends !== null && clock.ends < standing.today),
    body:
      clock === null
        ? { known: false }
        : {
            known: true,
            ends: clock.ends === null ? null : formatDay(clock.ends),
            outermost: formatDay(clock.outermost),
            lastInterruption:
              clock.last === null ? null : { on: formatDay(clock.last.on), by: clock.last.id },
            source: clock.source,
          },
  };
}

function feesOf({ now, row }: BundleSources): DraftExhibit {
  const asked = { jurisdiction: row.jurisdiction, currency: row.currency, today: now.standing.today };
  const fees = scaledFees(now.claim, asked).map(({ kind, ordinary, reduced, source }) => ({
    kind,
    ordinary: formatAmount(ordinary, now.product.currency),
    reduced: formatAmount(reduced, now.product.currency),
    source,
  }));
  return listed('fees', ['诉讼费用计算', 'Court fees'], fees);
}
