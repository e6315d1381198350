/**
 * How does a carriers file become carriers that are connected?
 *
 * Each kind by its own file in server/contact/carriers/, in the order in which they stand: the first of a way is the one that is used
 * while it is up and within its hours. What they share (the press of letters, the exchange) is opened once and closed with them.
 */
import { join } from 'node:path';
import { LETTER_SENDERS } from '../../policy/house/letter-senders.ts';
import type { Minute } from '../../rules/gate/local-time.ts';
import type { Way } from '../../rules/gate/situation.ts';
import type { PushOffer } from '../api/house.ts';
import type { Telephone } from '../contact/calls/call-room.ts';
import type { Carrier, Hearer } from '../contact/carrier.ts';
import { openInApp } from '../contact/carriers/in-app-carrier.ts';
import { openMail } from '../contact/carriers/mail-carrier.ts';
import { openPost } from '../contact/carriers/post-carrier.ts';
import { openPush } from '../contact/carriers/push-carrier.ts';
import { openSmpp } from '../contact/carriers/smpp-carrier.ts';
import { openSmsHttp } from '../contact/carriers/sms-http.ts';
import { openVoice } from '../contact/carriers/voice-line.ts';
import { FILE_FOLDERS, KeptFiles } from '../contact/kept-files.ts';
import { LetterPress } from '../contact/letters/letter-press.ts';
import { letterShelf } from '../contact/letters/letter-shelf.ts';
import type { LineTerms } from '../contact/line.ts';
import { pushKey } from '../contact/push/push-key.ts';
import { devicesOf, forgetDevice } from '../db/contact/push-device-rows.ts';
import type { Pool } from '../db/pool.ts';
import { Trouble, wordsOf } from '../trouble.ts';
import type { CarriersFile, CarrierTerms, TermsOf } from './carriers-file.ts';
import { registeredTemplates } from './registered-templates.ts';

/** What carriers are opened with. `home`: below it lie pages and recordings. */
export interface Opening {
  readonly pool: Pool;
  readonly hearer: (name: string) => Hearer;
  readonly now: () => Minute;
  readonly home: string;
}

/** Carriers of messages; the caller closes them. `closeShared` afterwards ends what they shared. */
export interface Opened {
  readonly lines: LineTerms[];
  readonly closeShared: () => Promise<void>;
}

type MessageTerms = Exclude<CarrierTerms, TermsOf<'exchange'>>;
type Shared = Opening & { readonly rank: number; readonly press: () => LetterPress };

/** The way of each kind. */
export const WAY_OF: Readonly<Record<MessageTerms['kind'], Way>> = {
  smpp: 'sms',
  'sms-http': 'sms',
  mail: 'email',
  push: 'push',
  'in-app': 'in-app',
  post: 'letter',
};

/** Opens every carrier of the file. One whose far end is down is opened all the same and goes on trying. */
export async function openCarriers({ carriers }: CarriersFile, opening: Opening): Promise<Opened> {
  let press: LetterPress | null = null;
  const onePress = () => {
    press ??= new LetterPress();
    return press;
  };
  const closeShared = async () => press?.close();
  const lines: LineTerms[] = [];
  const ranks = new Map<Way, number>();
  try {
    for (const terms of carriers) {
      if (terms.kind === 'exchange') continue;
      const way = WAY_OF[terms.kind];
      const rank = ranks.get(way) ?? 0;
      ranks.set(way, rank + 1);
      const carrier = await openOne(terms, { ...opening, rank, press: onePress }).catch((error: unknown) => {
        throw new Trouble(`The carrier ${terms.name} cannot be opened: ${wordsOf(error)}`, null, error);
      });
      lines.push(terms.hours === undefined ? { carrier } : { carrier, hours: terms.hours });
    }
  } catch (error) {
    await Promise.all(lines.map(({ carrier }) => carrier.close()));
    await closeShared();
    throw error;
  }
  return { lines, closeShared };
}

async function openOne(terms: MessageTerms, shared: Shared): Promise<Carrier> {
  const { pool, now, home, rank, press } = shared;
  const hear = shared.hearer(terms.name);
  switch (terms.kind) {
    case 'smpp':
      return openSmpp({ ...terms, rank }, hear);
    case 'sms-http':
      return openSmsHttp({ ...terms, rank, fill: registeredTemplates(terms.templates) }, hear);
    case 'mail':
      return openMail({ ...terms, rank }, hear);
    case 'push': {
      const key = await pushKey(pool);
      const shelf = {
        of: (people: Parameters<typeof devicesOf>[1]) => devicesOf(pool, people),
        forget: (endpoint: string) => forgetDevice(pool, endpoint),
      };
      return openPush({ ...terms, key, rank }, hear, shelf);
    }
    case 'in-app':
      return openInApp({ ...terms, rank });
    case 'post': {
      const shelf = letterShelf(pool, new KeptFiles(join(home, FILE_FOLDERS.letters)), now);
      return openPost({ ...terms, sender: LETTER_SENDERS, rank }, hear, shelf, press());
    }
    default:
      return terms satisfies never;
  }
}

/** The line over which agents call, if the file names an exchange. Nothing is sent before a call is placed. */
export function telephoneOf({ carriers }: CarriersFile, home: string): Telephone | undefined {
  const terms = carriers.find((one) => one.kind === 'exchange');
  if (terms === undefined) return undefined;
  return { line: openVoice(terms), files: new KeptFiles(join(home, FILE_FOLDERS.recordings)) };
}

/** What browsers subscribe to, if the file names push. */
export async function pushOfferOf({ carriers }: CarriersFile, pool: Pool): Promise<PushOffer | undefined> {
  const terms = carriers.find((one) => one.kind === 'push');
  if (terms === undefined) return undefined;
  const { publicKey } = await pushKey(pool);
  return { publicKey, services: terms.services };
}
