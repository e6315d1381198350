/**
 * To which message does a receipt belong, and when is a message in parts delivered?
 *
 * A centre names a short message by the id it gave in its answer. A receipt may overtake that answer: it is kept until every request
 * that was under way when it came has its answer. A long message is delivered when each of its parts is, and failed as soon as one is.
 * A part that decides nothing yet is passed on by the centre's id, like what this book does not know (sent before a restart, or by another
 * sender): whoever keeps the news puts the parts together there.
 */
import type { News } from '../carrier.ts';
import type { Fate, Receipt } from './smpp-receipt.ts';

/** A message handed over, whole or in parts. */
export interface Whole {
  readonly key: string;
  readonly number: string;
  /** The centre's ids by part; empty where its answer is not there. */
  readonly ids: string[];
  readonly fates: (Fate | undefined)[];
  /** Its news was given. */
  told: boolean;
  /** On the carrier's clock: when nothing more is to be expected. */
  readonly until: number;
}

type ReceiptNews = Extract<News, { type: 'receipt' }>;

interface Known {
  readonly whole: Whole;
  readonly part: number;
}

interface Early {
  readonly receipt: Receipt;
  /** The number of the last request made before it came. */
  readonly asked: number;
  readonly settled: (kept: boolean) => void;
}

/** Short ones are known to the hearer by their reference as well, so only the latest are kept; long ones only by this book. */
const MOST_SHORT = 100_000;
const MOST_LONG = 500_000;
const REFERENCES = 0x10000;
/** Between the ids of the parts in one reference; no id of a centre has it. */
export const BETWEEN = ' ';

export class ReceiptBook {
  readonly #tell: (news: ReceiptNews, settled: (kept: boolean) => void) => void;
  readonly #deadErrors: ReadonlySet<string>;
  readonly #instant: (done: string | null) => number | null;
  readonly #short = new Map<string, Known>();
  readonly #long = new Map<string, Known>();
  readonly #byUserReference: (Known | undefined)[] = new Array(REFERENCES);
  #early: Early[] = [];
  #userReference = 0;

  constructor(options: {
    /** Passes news on; `settled` hears whether it is kept. */
    readonly tell: (news: ReceiptNews, settled: (kept: boolean) => void) => void;
    /** Errors by which this centre says that a number does not exist. */
    readonly deadErrors: readonly string[];
    /** Reads the centre's date. */
    readonly instant: (done: string | null) => number | null;
  }) {
    this.#tell = options.tell;
    this.#deadErrors = new Set(options.deadErrors);
    this.#instant = options.instant;
  }

  /** A number of our own for one short message, which centres may echo. */
  nextUserReference(whole: Whole, part: number): number {
    this.#userReference = (this.#userReference + 1) % REFERENCES;
    this.#byUserReference[this.#userReference] = { whole, part };
    return this.#userReference;
  }

  /** Whose echo this is: the message sent to that number under that reference, or null. */
  keyOf(userReference: number | null, number: string): string | null {
    return this.#echoed(userReference, number)?.whole.key ?? null;
  }

  /** The centre has taken a part and named it. */
  named(id: string, whole: Whole, part: number, now: number): void {
    whole.ids[part] = id;
    if (id === '') return;
    const shelf = whole.ids.length === 1 ? this.#short : this.#long;
    shelf.set(id, { whole, part });
    for (const [oldest, known] of shelf) {
      const most = shelf === this.#short ? MOST_SHORT : MOST_LONG;
      if (shelf.size <= most && known.whole.until > now) break;
      shelf.delete(oldest);
    }
    if (this.#early.length === 0) return;
    const overtook = this.#early.filter(({ receipt }) => receipt.messageId === id);
    if (overtook.length === 0) return;
    this.#early = this.#early.filter(({ receipt }) => receipt.messageId !== id);
    for (const { receipt, settled } of overtook) this.#file(receipt, { whole, part }, settled);
  }

  /** A receipt came. `asked` and `oldestWaiting` number the latest request and the oldest without an answer. */
  came(receipt: Receipt, asked: number, oldestWaiting: number, settled: (kept: boolean) => void): void {
    if (receipt.fate === 'pending') {
      settled(true);
      return;
    }
    const known = receipt.messageId === null ? undefined : this.#known(receipt.messageId);
    if (known !== undefined) {
      this.#file(receipt, known, settled);
      return;
    }
    this.#early.push({ receipt, asked, settled });
    this.answered(oldestWaiting);
  }

  /** Answers came: receipts that waited for requests which all have theirs now wait no longer. */
  answered(oldestWaiting: number): void {
    if (this.#early.length === 0) return;
    const ripe = this.#early.filter(({ asked }) => asked < oldestWaiting);
    if (ripe.length === 0) return;
    this.#early = this.#early.filter(({ asked }) => asked >= oldestWaiting);
    for (const { receipt, settled } of ripe) {
      // Some centres write one id in their answer and another in the receipt; our own number then tells.
      const echoed = this.#echoed(receipt.userReference, receipt.number);
      if (echoed !== null) this.#file(receipt, echoed, settled);
      else this.#tell(this.#news(receipt, receipt.messageId, null, outcomeOf(receipt.fate)), settled);
    }
  }

  /** The connection ended: receipts without our answer will be brought again. */
  forget(): void {
    this.#early = [];
  }

  #known(id: string): Known | undefined {
    return this.#short.get(id) ?? this.#long.get(id);
  }

  #echoed(userReference: number | null, number: string): Known | null {
    const known = userReference === null ? undefined : this.#byUserReference[userReference];
    return known?.whole.number === number ? known : null;
  }

  #file(receipt: Receipt, { whole, part }: Known, settled: (kept: boolean) => void): void {
    whole.fates[part] = receipt.fate;
    const outcome = outcomeOfParts(whole);
    if (whole.told) {
      settled(true);
      return;
    }
    if (outcome === null) {
      this.#tell(this.#news(receipt, whole.ids[part]!, null, outcomeOf(receipt.fate)), settled);
      return;
    }
    whole.told = true;
    if (whole.ids.length === 1) this.#short.delete(whole.ids[0]!);
    const complete = whole.ids.every((id) => id !== '');
    const reference = complete ? whole.ids.join(BETWEEN) : null;
    this.#tell(this.#news(receipt, reference, whole.key, outcome), (kept) => {
      // The centre will bring this receipt again.
      if (!kept) {
        whole.told = false;
        if (whole.ids.length === 1 && complete) this.#short.set(whole.ids[0]!, { whole, part });
      }
      settled(kept);
    });
  }

  #news(
    receipt: Receipt,
    reference: string | null,
    key: string | null,
    outcome: ReceiptNews['outcome'],
  ): ReceiptNews {
    const addressDead =
      outcome === 'bounced' && receipt.error !== null && this.#deadErrors.has(receipt.error);
    const at = this.#instant(receipt.done);
    return { type: 'receipt', reference, key, outcome, addressDead, detail: receipt.detail, at };
  }
}

/** A message handed over in so many parts. */
export function newWhole(key: string, number: string, parts: number, until: number): Whole {
  return {
    key,
    number,
    ids: new Array<string>(parts).fill(''),
    fates: new Array<Fate | undefined>(parts).fill(undefined),
    told: false,
    until,
  };
}

/** What became of a message in parts: failed when one part is, delivered when all are; null: not known yet. */
export function outcomeOfParts({ fates }: Pick<Whole, 'fates'>): ReceiptNews['outcome'] | null {
  for (const bad of ['bounced', 'expired', 'recalled'] as const) if (fates.includes(bad)) return bad;
  if (fates.some((fate) => fate === undefined || fate === 'pending')) return null;
  return fates.includes('unknown') ? 'unknown' : 'delivered';
}

function outcomeOf(fate: Fate): ReceiptNews['outcome'] {
  return fate === 'pending' ? 'unknown' : fate;
}
