/**
 * What stands in the registers that a regulator asks for?
 *
 * Each register of a span of days, read in pages by a cursor of the database, so that its length costs no memory. Accounts by number,
 * never a name: whoever needs one asks for it under his own right.
 */
import { type Day, formatDay } from '../../../rules/days.ts';
import { type Pool, transaction } from '../pool.ts';

/** The registers, and what one line of each says, in order. */
export const REGISTERS = {
  contacts: ['day', 'minute', 'account', 'way', 'sender', 'worker', 'purpose', 'permit', 'law', 'hash'],
  refusals: ['day', 'minute', 'account', 'way', 'asked', 'result', 'decision', 'law', 'hash'],
  complaints: [
    'received_on',
    'account',
    'number',
    'kind',
    'via',
    'due_on',
    'rule',
    'decided_on',
    'valid',
    'cause',
    'late',
  ],
  disputes: [
    'received_on',
    'account',
    'number',
    'kind',
    'ground',
    'via',
    'due_on',
    'rule',
    'decided_on',
    'verdict',
    'outcome',
    'late',
  ],
  breaches: ['day', 'account', 'number', 'kind', 'permit', 'detail', 'answered_by', 'remedy'],
  erasures: ['asked_on', 'account', 'number', 'kind', 'via', 'due_on', 'state', 'answered_on', 'why'],
  credit: [
    'day',
    'account',
    'act',
    'why',
    'since',
    'days_past_due',
    'bucket',
    'overdue_minor_units',
    'currency',
  ],
} as const;
export type Register = keyof typeof REGISTERS;

const ACCOUNT = (of: string) =>
  `(select min(x.account_id)::text from account x where x.slot = ${of}.slot and x.borrower_id = ${of}.borrower_id)`;

const PROVEN = (kind: string, columns: string) =>
  `select p.day::text, p.at as minute, ${ACCOUNT('p')}, p.data::jsonb ->> 'way', ${columns}, encode(p.hash, 'hex')
     from proof p where p.kind = '${kind}' and p.day between $1 and $2 order by p.day, p.slot, p.borrower_id, p.seq`;

const READS: Readonly<Record<Register, string>> = {
  contacts: PROVEN(
    'contact',
    `p.data::jsonb ->> 'sender', p.data::jsonb ->> 'worker', p.data::jsonb ->> 'purpose', (p.data::jsonb ->> 'permit')::int,
     p.data::jsonb ->> 'law'`,
  ),
  refusals: PROVEN(
    'refusal',
    `p.data::jsonb ->> 'asked', p.data::jsonb ->> 'result', (p.data::jsonb ->> 'decision')::int, p.data::jsonb ->> 'law'`,
  ),
  complaints: `select c.received_on::text, ${ACCOUNT('c')}, c.complaint, c.kind, c.via, c.due_on::text, c.rule, c.decided_on::text,
       c.valid, c.cause, coalesce(c.decided_on, $3::date) > c.due_on
     from complaint c where c.received_on between $1 and $2 order by c.received_on, c.slot, c.borrower_id, c.complaint`,
  disputes: `select d.received_on::text, ${ACCOUNT('d')}, d.dispute, d.kind, d.ground, d.via, d.due_on::text, d.rule, d.decided_on::text,
       d.verdict, d.outcome, coalesce(d.decided_on, $3::date) > d.due_on
     from dispute d where d.received_on between $1 and $2 order by d.received_on, d.slot, d.borrower_id, d.dispute`,
  breaches: `select b.day::text, ${ACCOUNT('b')}, b.breach, b.kind, b.permit, b.detail, b.answered_by, b.remedy
     from breach b where b.day between $1 and $2 order by b.day, b.slot, b.borrower_id, b.breach`,
  erasures: `select r.made_on::text, r.account_id::text, r.request, r.kind, r.via, r.due_on::text, r.state, r.decided_on::text, r.why
     from data_request r where r.made_on between $1 and $2 order by r.made_on, r.slot, r.borrower_id, r.request`,
  credit: `select e.day::text, e.account_id::text, e.act, e.why, e.since::text, e.days_past_due, e.bucket, e.overdue::text, e.currency
     from credit_event e
     where e.day between $1 and $2 order by e.day, e.slot, e.account_id`,
};

/** A value as it stands in a file. */
export type Cell = string | number | boolean | null;

const PAGE = 2_000;

/** Reads a register page by page, as it is at one moment, and hands each page to `take`. */
export async function readRegister(
  pool: Pool,
  register: Register,
  span: { readonly from: Day; readonly to: Day; readonly today: Day },
  take: (page: Cell[][]) => void,
): Promise<void> {
  await transaction(
    pool,
    async (client) => {
      const { from, to, today } = span;
      const days = [from, to, today].map((day) => `date '${formatDay(day)}'`);
      // A cursor takes no parameters that it does not use; days are ours and hold nothing else.
      const text = READS[register].replaceAll(
        /\$([123])(::date)?/g,
        (_, place: string) => days[Number(place) - 1]!,
      );
      await client.query(`declare lines no scroll cursor for ${text}`);
      for (;;) {
        const { rows } = await client.query<Cell[]>({ text: `fetch ${PAGE} from lines`, rowMode: 'array' });
        if (rows.length === 0) return;
        take(rows);
      }
    },
    'repeatable read',
  );
}
