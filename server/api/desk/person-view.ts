/**
 * Everything of one person on one screen: what he owes in all, what happened over all debts and channels, what he promised, what is open?
 *
 * Every figure comes from the rules that close the night. An agency's person sees the debts that lie with his agency and no others.
 */
import { CHANNELS } from '../../../rules/account.ts';
import { type Day, formatDay } from '../../../rules/days.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import { WAYS } from '../../../rules/gate/situation.ts';
import { positionOf } from '../../../rules/telling/forecast.ts';
import { momentText, wayName } from '../../../rules/telling/gate-telling.ts';
import { capital, type Language } from '../../../rules/telling/language.ts';
import { holderOf, lyingOf } from '../../db/desk/claim-rows.ts';
import { mattersOf, openPermits, placedOf } from '../../db/desk/matter-rows.ts';
import { contactsOf, readToldPerson, type Told } from '../../db/reading/told-account.ts';
import { holdersNow } from '../../db/sale/holder-rows.ts';
import { keptNotes, openDraft } from '../../desk/kept-notes.ts';
import { type ContactMade, contactsMade } from '../../evidence/contacts-made.ts';
import { valueIn } from '../../gate/stored-text.ts';
import type { HolderTold } from '../../sale/sale-notice.ts';
import { showAccount } from '../account-view.ts';
import { productOf } from '../borrower-api.ts';
import { readPreviews } from '../gate/contact-view.ts';
import { askGate, instantText } from '../gate/gate-view.ts';
import { type House, ladderOf } from '../house.ts';
import { maskedMailbox, maskedName, maskedPhone } from '../mask.ts';
import { showTimeline } from '../timeline-view.ts';
import { amountText } from '../wire.ts';
import { standingOf } from '../work-reasons.ts';
import type { NoteShown, PersonAnswer, PersonEvent } from './desk-schema.ts';
import { zoneOf } from './work-view.ts';

/** Who looks, and in which language he reads. */
export interface Looking {
  readonly worker: string | null;
  readonly agency: string | null;
  readonly language: Language;
}

/** The debts of the person whose account this is; an agency sees those that lie with it. The asked one comes first. */
export async function debtsOf(house: House, told: Told, agency: string | null): Promise<Told[]> {
  const { slot, accountId } = told.key;
  if (told.accounts.length === 1) return [told];
  const day = formatDay(await house.today());
  const seen = agency === null ? told.accounts : await placedOf(house.pool, slot, told.accounts, agency, day);
  const all = await readToldPerson(house.pool, told.key);
  return [told, ...all.filter(({ key }) => key.accountId !== accountId && seen.includes(key.accountId))];
}

/** The person behind an account. */
export async function personAt(house: House, told: Told, looking: Looking): Promise<PersonAnswer> {
  const { pool } = house;
  const { language, worker } = looking;
  const today = await house.today();
  const now = house.now(today);
  const key = { slot: told.key.slot, borrower: told.person.id };
  const debts = await debtsOf(house, told, looking.agency);
  const numbers = debts.map(({ key: { accountId } }) => String(accountId));
  const late = debts.filter(({ account }) => account.oldestDue !== null && account.writtenOffOn === null);
  const asked = late.length === 0 ? numbers : late.map(({ key: { accountId } }) => String(accountId));
  const zone = zoneOf(told.person.timeZone, today);
  const minute = (at: Minute) =>
    zone === undefined ? instantText(at) : momentText(at, now, zone, language).trim();
  const made = (await contactsMade(pool, key)).filter(
    ({ debts: of }) => looking.agency === null || of.some((one) => numbers.includes(one)),
  );
  const talk = made.find(({ way, became }) => way === 'call' && became === 'conversation');
  return {
    person: `${key.slot}-${key.borrower}`,
    key: `${told.key.slot}-${told.key.accountId}`,
    today: formatDay(today),
    now: instantText(now),
    who: whoOf(told),
    debts: await shownDebts(house, debts, today, language),
    totals: totalsOf(house, debts, today),
    promises: promisesOf(house, debts, today),
    open: (await mattersOf(pool, key, looking.agency === null)).map(({ kind, count, due }) => ({
      kind,
      count,
      due: due === null ? null : formatDay(due),
    })),
    permits: (await openPermits(pool, key, now)).map(({ permit, at, until, code }) => ({
      permit,
      since: minute(at),
      until: minute(until),
      code,
    })),
    gate: await askGate(
      house,
      told,
      language,
      'agent',
      CHANNELS,
      (attempt) => ({ ...attempt, debts: asked, worker, by: looking.agency ?? attempt.by }),
      { worker, agency: looking.agency },
    ),
    timeline: await timelineOf(house, debts, made, today, language, minute),
    notes: await notesShown(house, key, minute, looking.agency),
    draft: worker === null || looking.agency !== null ? null : await openDraft(pool, key, worker),
    heldBy: await holderOf(pool, key),
    liesWith: await lyingOf(pool, key),
    reached: talk === undefined ? null : minute(talk.at),
  };
}

function whoOf({ person }: Told): PersonAnswer['who'] {
  const { name, phone, email, language, region, timeZone } = person;
  return {
    name: maskedName(name),
    phone: maskedPhone(phone),
    email: maskedMailbox(email),
    ...{ language, region, timeZone },
  };
}

async function shownDebts(house: House, debts: readonly Told[], today: Day, language: Language) {
  const sold = debts.filter(({ account }) => account.soldOn !== null).map(({ key }) => key);
  const holders = sold.length === 0 ? null : await holdersNow(house.pool, sold);
  return Promise.all(
    debts.map(async (told) => {
      const contacts = await contactsOf(house.pool, told.key);
      const holder = holders?.get(told.key.accountId);
      return {
        key: `${told.key.slot}-${told.key.accountId}`,
        account: showAccount(told, today, productOf(house, told)),
        reason: standingOf(told.account, contacts, today, language),
        holder: holder === undefined ? null : holderShown(valueIn(holder) as HolderTold),
      };
    }),
  );
}

const holderShown = ({ name, contact }: HolderTold) => ({ name, contact });

/** Sums by currency: amounts of two currencies are never added up. */
function totalsOf(house: House, debts: readonly Told[], today: Day): PersonAnswer['totals'] {
  const sums = new Map<string, { overdue: bigint; owed: bigint; digits: number }>();
  for (const told of debts) {
    const product = productOf(house, told);
    const { overdue, owed } = positionOf(told.account, today, product, told.history);
    const { code, digits } = product.currency;
    const before = sums.get(code) ?? { overdue: 0n, owed: 0n, digits };
    sums.set(code, { overdue: before.overdue + overdue, owed: before.owed + owed, digits });
  }
  return [...sums].map(([code, { overdue, owed, digits }]) => {
    const currency = { code, digits };
    return { currency, overdue: amountText(overdue, currency), owed: amountText(owed, currency) };
  });
}

/** Rows of the agreements that live on his debts, by day. */
function promisesOf(house: House, debts: readonly Told[], today: Day): PersonAnswer['promises'] {
  return debts
    .flatMap((told) => {
      const { plan } = told.account;
      if (plan === null) return [];
      const { currency } = productOf(house, told);
      return plan.plan.rows.map(({ due, amount }, place) => ({
        account: String(told.key.accountId),
        due: formatDay(due),
        amount: amountText(amount, currency),
        currency,
        state:
          place < plan.row
            ? ('kept' as const)
            : due < today
              ? ('missed' as const)
              : due === today
                ? ('due' as const)
                : ('coming' as const),
      }));
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

async function timelineOf(
  house: House,
  debts: readonly Told[],
  made: readonly ContactMade[],
  today: Day,
  language: Language,
  minute: (at: Minute) => string,
): Promise<PersonEvent[]> {
  const events = await Promise.all(
    debts.map(async (told): Promise<PersonEvent[]> => {
      const product = productOf(house, told);
      const previews = await readPreviews(house.pool, told, today, language);
      const account = String(told.key.accountId);
      return showTimeline(told.events, language, product, house.ladder, previews, ladderOf(house)).map(
        ({ seq, ...entry }) => ({
          ...entry,
          key: `${account}-${seq}`,
          at: null,
          account: debts.length > 1 ? account : null,
          currency: product.currency,
        }),
      );
    }),
  );
  const contacts = made.map((one) => madeEvent(one, language, minute));
  return [...events.flat(), ...contacts].toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

const BECAME: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  sent: { en: 'sent', zh: '已发出' },
  delivered: { en: 'delivered', zh: '已送达' },
  bounced: { en: 'not delivered', zh: '未送达' },
  conversation: { en: 'spoken with', zh: '已通话' },
  'no-answer': { en: 'no answer', zh: '无人接听' },
  busy: { en: 'engaged', zh: '占线' },
  'not-in-service': { en: 'not in service', zh: '停机或空号' },
  voicemail: { en: 'voicemail', zh: '语音信箱' },
  'not-sent': { en: 'never sent, does not count', zh: '未发出，不计次数' },
  failed: { en: 'failed', zh: '失败' },
  unknown: { en: 'outcome unknown, counts', zh: '结果未知，计入次数' },
};

function madeEvent(
  { permit, at, way, became, crossed }: ContactMade,
  language: Language,
  minute: (at: Minute) => string,
): PersonEvent {
  const known = WAYS.find((one) => one === way);
  const what = known === undefined ? way : capital(wayName(known, language));
  const end = BECAME[became ?? 'unknown'];
  const came = end === undefined ? (became ?? '') : language === 'en' ? end.en : end.zh;
  const flight = crossed ? (language === 'en' ? '; crossed in flight' : '；在途交叉') : '';
  return {
    key: `contact-${permit}`,
    day: formatDay(Math.floor(at / 1440)),
    at: minute(at),
    kind: 'contact',
    plannedBy: null,
    told:
      language === 'en'
        ? `${what}, ${minute(at)}: ${came}${flight}`
        : `${what}，${minute(at)}：${came}${flight}`,
    gate: [],
    amount: null,
    account: null,
    currency: null,
  };
}

/** Notes as they stand on the screen; an agency sees those of its own people alone. */
export async function notesShown(
  house: House,
  key: { readonly slot: number; readonly borrower: bigint },
  minute: (at: Minute) => string,
  agency: string | null = null,
): Promise<NoteShown[]> {
  const all = await keptNotes(house.pool, key);
  const seen = agency === null ? all : all.filter((note) => note.agency === agency);
  return seen.map(({ at, agency: _, ...note }) => ({ ...note, at: minute(at) }));
}
