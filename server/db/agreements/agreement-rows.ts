/**
 * Which agreements were shown, confirmed, bound and withdrawn?
 *
 * A row waits for its code, is bound once, and may be withdrawn once. Every statement names the slot; whoever writes holds the lock
 * of the account's row.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import { wordsOpener } from '../../vault/sealed-person.ts';
import type { Key } from '../accounts.ts';
import type { Client, Queryable } from '../pool.ts';
import { personOf, type WithPerson } from '../vault/person-columns.ts';
import { sealerOf, wordsAt } from '../vault/said-rows.ts';

export interface AgreementRow {
  readonly agreement: string;
  readonly offer: number;
  readonly byWhom: string;
  readonly wordsZh: string;
  readonly wordsEn: string;
  readonly plan: string;
  readonly coolingDays: number;
  readonly state: 'waiting' | 'bound' | 'withdrawn' | 'lapsed';
  readonly codeDigest: string;
  readonly codeUntil: number;
  readonly tries: number;
  readonly agreedOn: Day | null;
  readonly withdrawnOn: Day | null;
}

export interface NewAgreement {
  readonly agreement: string;
  readonly borrower: bigint;
  readonly offer: number;
  readonly byWhom: string;
  readonly wordsZh: string;
  readonly wordsEn: string;
  readonly plan: string;
  readonly coolingDays: number;
  readonly codeDigest: string;
  readonly codeUntil: number;
}

type Stored = Omit<AgreementRow, 'wordsZh' | 'wordsEn'> &
  WithPerson & { readonly wordsZh: Buffer | null; readonly wordsEn: Buffer | null };

const COLUMNS = `a.agreement, a.offer, a.by_whom as "byWhom", a.words_zh as "wordsZh", a.words_en as "wordsEn", a.plan,
  a.cooling_days as "coolingDays", a.state, a.code_digest as "codeDigest", a.code_until as "codeUntil", a.tries, a.agreed_on as "agreedOn",
  a.withdrawn_on as "withdrawnOn", ${personOf('b')} as person`;

/** All agreements about an account, as they were made. */
export async function agreementsOf(db: Queryable, { slot, accountId }: Key): Promise<AgreementRow[]> {
  const { rows } = await db.query<Stored>(
    `select ${COLUMNS} from agreement a join borrower b on b.slot = a.slot and b.borrower_id = a.borrower_id
      where a.slot = $1 and a.account_id = $2 order by a.offer`,
    [slot, accountId],
  );
  return rows.map(({ person, ...row }) => {
    const open = wordsOpener(person);
    return {
      ...row,
      wordsZh: open(wordsAt('agreement', 'words_zh', row.agreement), row.wordsZh) ?? '',
      wordsEn: open(wordsAt('agreement', 'words_en', row.agreement), row.wordsEn) ?? '',
    };
  });
}

/** Keeps an agreement that waits for its code; asked for again it gets a new code and its tries anew. */
export async function keepAgreement(
  client: Client,
  { slot, accountId }: Key,
  one: NewAgreement,
): Promise<void> {
  const seal = await sealerOf(client, { slot, borrower: one.borrower });
  await client.query(
    `insert into agreement (slot, account_id, agreement, borrower_id, offer, by_whom, words_zh, words_en, plan, cooling_days, state,
                            code_digest, code_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $11, $12)
     on conflict (slot, account_id, agreement) do update
        set code_digest = excluded.code_digest, code_until = excluded.code_until, tries = 0 where agreement.state = 'waiting'`,
    [
      slot,
      accountId,
      one.agreement,
      one.borrower,
      one.offer,
      one.byWhom,
      seal(wordsAt('agreement', 'words_zh', one.agreement), one.wordsZh),
      seal(wordsAt('agreement', 'words_en', one.agreement), one.wordsEn),
      one.plan,
      one.coolingDays,
      one.codeDigest,
      one.codeUntil,
    ],
  );
}

/** Counts a try at the code. */
export async function countTry(client: Client, { slot, accountId }: Key, agreement: string): Promise<void> {
  await client.query(
    'update agreement set tries = tries + 1 where slot = $1 and account_id = $2 and agreement = $3',
    [slot, accountId, agreement],
  );
}

export async function markBound(
  client: Client,
  { slot, accountId }: Key,
  agreement: string,
  on: Day,
  at: number,
): Promise<void> {
  await client.query(
    `update agreement set state = 'bound', agreed_on = $4, bound_at = $5
      where slot = $1 and account_id = $2 and agreement = $3 and state = 'waiting'`,
    [slot, accountId, agreement, formatDay(on), at],
  );
}

export async function markWithdrawn(
  client: Client,
  { slot, accountId }: Key,
  agreement: string,
  on: Day,
): Promise<void> {
  await client.query(
    `update agreement set state = 'withdrawn', withdrawn_on = $4
      where slot = $1 and account_id = $2 and agreement = $3 and state = 'bound'`,
    [slot, accountId, agreement, formatDay(on)],
  );
}

/** Agreements that wait for a code whose offer is gone lapse. */
export async function lapse(client: Client, { slot, accountId }: Key): Promise<void> {
  await client.query(
    `update agreement a set state = 'lapsed'
       from offer o
      where a.slot = $1 and a.account_id = $2 and a.state = 'waiting' and o.slot = a.slot and o.account_id = a.account_id
        and o.offer = a.offer and o.ended is not null and o.ended <> 'agreed'`,
    [slot, accountId],
  );
}
