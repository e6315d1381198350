/**
 * How does a statement read who somebody is?
 *
 * It selects the sealed bytes of his row, with the place that is authenticated in front; they are opened here, row by row, in this
 * process: the database never sees a name.
 */
import {
  type PersonBytes,
  type SealedReach,
  type ToldPerson,
  toldPerson,
  toldReaches,
} from '../../vault/sealed-person.ts';

/** The bytes of `borrower` under this name in a statement: to be selected as `person`. */
export const personOf = (alias: string): string =>
  `int2send(${alias}.slot) || int8send(${alias}.borrower_id) || ${alias}.key || ${alias}.sealed`;

/** A row that holds a person's bytes. */
export interface WithPerson {
  readonly person: PersonBytes;
}

/** Rows with the name in place of the bytes. */
export function named<Row extends { readonly name: string }>(
  rows: readonly (Omit<Row, 'name'> & WithPerson)[],
): Row[] {
  return rows.map(({ person, ...row }) => ({ ...row, name: toldPerson(person).name }) as unknown as Row);
}

/** Rows with name, number and mailbox in place of the bytes. */
export function told<Row extends WithPerson>(rows: readonly Row[]): (Omit<Row, 'person'> & ToldPerson)[] {
  return rows.map(({ person, ...row }) => ({ ...row, ...toldPerson(person) }));
}

/**
 * The sealed addresses `d` of the person of `alias` that meet a condition, as text: to be selected as `reaches`.
 */
export const reachesOf = (alias: string, condition: string): string =>
  `array(select d.address_id || ' ' || encode(d.sealed, 'hex') from address d
          where d.slot = ${alias}.slot and d.borrower_id = ${alias}.borrower_id and d.sealed is not null and ${condition}
          order by d.address_id)`;

/** A row that holds a person's bytes and sealed addresses of his. */
export interface WithReaches extends WithPerson {
  readonly reaches: readonly string[];
}

/** The sealed addresses of a row. */
export function reachesIn({ reaches }: Pick<WithReaches, 'reaches'>): SealedReach[] {
  return reaches.map((one) => {
    const end = one.lastIndexOf(' ');
    return { id: one.slice(0, end), sealed: Buffer.from(one.slice(end + 1), 'hex') };
  });
}

/** All numbers and mailboxes of a row in the clear: those on file, then the addresses. */
export function literalsOf(row: WithReaches): string[] {
  const { phone, email } = toldPerson(row.person);
  const onFile = [phone, email].filter((one) => one !== null);
  return [...onFile, ...toldReaches(row.person, reachesIn(row)).values()];
}
