/**
 * Against which law, and as what to whom, is a text checked when its facts are filled in?
 *
 * By the law of the lender's and the borrower's place, with what is recorded of him and his debts: is it known that it is he, has limitation
 * run, what kind of debts. Persons of whom the same is known share one check, made ready once a day.
 */
import type { Collecting } from '../../policy/house/collecting.ts';
import { textUse } from '../../policy/words/house-use.ts';
import { wordBookOf } from '../../policy/words/word-packs.ts';
import type { Account } from '../../rules/account.ts';
import type { Day } from '../../rules/days.ts';
import type { Law } from '../../rules/gate/gate.ts';
import type { Debt, Person } from '../../rules/gate/situation.ts';
import type { Product } from '../../rules/terms.ts';
import type { ApprovedText } from '../../rules/words/approved-text.ts';
import { QuickCheck } from '../../rules/words/quick-check.ts';
import type { Use, WordBook } from '../../rules/words/text-check.ts';
import type { PersonRows } from '../db/gate/person-rows.ts';
import { isTimeBarred } from '../gate/claim-time.ts';
import { lawFor } from '../gate/law-for.ts';
import { BORROWER } from '../gate/situation-from.ts';
import { valueIn } from '../gate/stored-text.ts';
import type { Recipient, WritingHouse } from './compose.ts';

/** An account with its terms. */
export interface Filed {
  readonly account: Account;
  readonly product: Product;
  readonly facts: PersonRows['accounts'][number]['facts'];
}

/** Checks of one day: by text, by law, by what is known. */
interface Ready {
  readonly day: Day;
  readonly checks: Map<ApprovedText, Map<Law, Map<string, QuickCheck>>>;
}

const ready = new WeakMap<WritingHouse, Ready>();

/** The check of a text for persons of one kind, made ready once a day. */
export function checkOf(
  text: ApprovedText,
  person: Recipient,
  accounts: readonly Filed[],
  day: Day,
  house: WritingHouse,
): QuickCheck {
  let kept = ready.get(house);
  if (kept === undefined || kept.day !== day) {
    kept = { day, checks: new Map() };
    ready.set(house, kept);
  }
  const law = lawFor(person.region, house.collecting);
  const ofText = madeIn(kept.checks, text, () => new Map<Law, Map<string, QuickCheck>>());
  const ofLaw = madeIn(ofText, law, () => new Map<string, QuickCheck>());
  const known = knownOf(person, accounts, day, house.collecting);
  const { identityChecked, timeBarred, debtKinds } = known;
  return madeIn(
    ofLaw,
    `${identityChecked}|${timeBarred}|${debtKinds.join()}`,
    () => new QuickCheck(text, usageOf(text, known, day, house), bookOf(law.jurisdictions)),
  );
}

function madeIn<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

const books = new Map<string, WordBook>();

function bookOf(jurisdictions: Parameters<typeof wordBookOf>[0]): WordBook {
  const key = jurisdictions.join();
  let book = books.get(key);
  if (book === undefined) {
    book = wordBookOf(jurisdictions.filter((where) => where !== 'HOUSE'));
    books.set(key, book);
  }
  return book;
}

/** What rules about words ask of a person and his debts. */
interface KnownOf {
  readonly identityChecked: Person['identityChecked'];
  readonly timeBarred: Debt['timeBarred'];
  readonly debtKinds: readonly Debt['kind'][];
}

function knownOf(person: Recipient, accounts: readonly Filed[], day: Day, house: Collecting): KnownOf {
  if (person.facts.length === 0 && accounts.length === 1)
    return nothingKnown(accounts[0]!, person, day, house);
  const debts = new Map<string, Partial<Debt>>();
  let identityChecked = house.borrower.identityChecked;
  for (const { type, data } of person.facts) {
    if (type === 'debt') {
      const { debt } = valueIn(data) as { debt: Partial<Debt> & Pick<Debt, 'id'> };
      debts.set(debt.id, { ...debts.get(debt.id), ...debt });
    } else if (type === 'person') {
      const { person: told } = valueIn(data) as { person: Partial<Person> };
      if (told.id === BORROWER) identityChecked = told.identityChecked ?? identityChecked;
    }
  }
  const barred = accounts.map((one) => {
    const told = debts.get(String(one.account.id));
    return told !== undefined && 'timeBarred' in told
      ? told.timeBarred
      : isTimeBarred(one, day, person.region, house);
  });
  const kinds = accounts.map(
    ({ account, product }) => debts.get(String(account.id))?.kind ?? kindOf(product),
  );
  return {
    identityChecked,
    timeBarred: barred.includes(true) ? true : barred.includes(undefined) ? undefined : false,
    debtKinds: [...new Set(kinds)].sort(),
  };
}

const KINDS = { other: ['other'], card: ['card'] } as const;

const kindOf = ({ statement }: Product) => (statement === null ? 'other' : 'card');

/** The same of a person with one debt of whom nothing was entered. */
function nothingKnown(one: Filed, { region }: Recipient, day: Day, house: Collecting): KnownOf {
  return {
    identityChecked: house.borrower.identityChecked,
    timeBarred: isTimeBarred(one, day, region, house),
    debtKinds: KINDS[kindOf(one.product)],
  };
}

function usageOf(text: ApprovedText, known: KnownOf, day: Day, { collecting }: WritingHouse): Use {
  const use = textUse(text, day);
  const { identityChecked, timeBarred, debtKinds } = known;
  return {
    ...use,
    hearer: { ...use.hearer, identityChecked },
    collector: collecting.collector,
    timeBarred,
    debtKinds,
    // What is filled in was decided by the rules; what the text itself says was approved as not known to be true.
    claimsTrue: true,
  };
}
