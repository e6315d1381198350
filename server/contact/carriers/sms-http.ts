/**
 * How do text messages go out through a provider with an HTTP interface?
 *
 * In the Aliyun manner: SendSms with a registered template, our key as OutId, its BizId as reference; receipts and replies are posted to
 * an address of ours. The provider does not recognise a key: what may have been taken is `unknown` and is asked for, never repeated.
 */
import { z } from 'zod';
import type { Carrier, Handover, Hearer, Parcel } from '../carrier.ts';
import { Pace } from '../sms/pace.ts';
import { type Answer, askApi, meaningOf, type SmsApi } from '../sms/sms-api.ts';
import { beijing, openWebhook } from '../sms/sms-webhook.ts';
import { addressOf } from '../sms/submit-desk.ts';
import { type CarrierClock, REAL_CLOCK } from './carrier-clock.ts';

/** An account with such a provider. Fields with a question mark have the default their comment names. */
export interface SmsHttpConfig {
  /** "sms-http". */
  readonly name?: string;
  /** "https://dysmsapi.aliyuncs.com". */
  readonly endpoint: string;
  readonly keyId: string;
  readonly keySecret: string;
  /** Registered signature: the phone shows it in 【 】 before the text. */
  readonly signName: string;
  /** Registered template and its parameters for a parcel; null: none is registered for its words. */
  readonly fill: (parcel: Parcel) => {
    readonly template: string;
    readonly parameters: Record<string, string>;
  } | null;
  readonly perSecond: number;
  /** Requests under way at once: 32. */
  readonly connections?: number;
  /** Parcels in one call: 200. */
  readonly together?: number;
  readonly costOfPart: number;
  /** 0. */
  readonly rank?: number;
  /** Milliseconds for which the carrier counts as down after the provider could not be reached or refused the account: 30,000. */
  readonly downFor?: number;
  /** Where the provider posts receipts and replies; absent: it does not, and only asking tells. */
  readonly webhook?: { readonly host: string; readonly port: number; readonly secret: string };
  /** Errors in receipts that mean "no such number": MK:0001. */
  readonly deadErrors?: readonly string[];
  readonly clock?: CarrierClock;
}

export interface SmsHttpCarrier extends Carrier {
  /** Where the provider's posts are heard; null: nowhere. */
  readonly webhookPort: number | null;
  trouble(): string | null;
}

/** Opens the carrier, and the address for the provider's posts if there is one. */
export async function openSmsHttp(config: SmsHttpConfig, hear: Hearer): Promise<SmsHttpCarrier> {
  const { webhook, deadErrors = ['MK:0001'] } = config;
  const opened = webhook === undefined ? null : await openWebhook({ ...webhook, deadErrors, hear });
  return new SmsHttp(config, opened);
}

const SENT = z.object({ BizId: z.string().optional() });
const DETAILS = z.object({
  SmsSendDetailDTOs: z.object({
    SmsSendDetailDTO: z.array(
      z.object({
        SendStatus: z.number(),
        ErrCode: z.string().optional(),
        ReceiveDate: z.string().optional(),
        OutId: z.string().optional(),
      }),
    ),
  }),
});
const PENDING = 1;
const DELIVERED = 3;

/** Keys whose fate is unknown are remembered with what asking needs. */
const MOST_UNKNOWN = 10_000;
const EIGHT_HOURS = 28_800_000;

class SmsHttp implements SmsHttpCarrier {
  readonly name: string;
  readonly way = 'sms';
  readonly knowsKeys = false;
  readonly perSecond: number;
  readonly together: number;
  readonly costOfPart: number;
  readonly rank: number;
  readonly webhookPort: number | null;
  readonly #config: SmsHttpConfig;
  readonly #api: SmsApi;
  readonly #pace: Pace;
  readonly #clock: CarrierClock;
  readonly #webhook: { close(): Promise<void> } | null;
  readonly #unknown = new Map<string, string>();
  #trouble: string | null = null;
  #downUntil = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(config: SmsHttpConfig, webhook: { readonly port: number; close(): Promise<void> } | null) {
    this.#config = config;
    this.name = config.name ?? 'sms-http';
    this.perSecond = config.perSecond;
    this.together = config.together ?? 200;
    this.costOfPart = config.costOfPart;
    this.rank = config.rank ?? 0;
    this.webhookPort = webhook?.port ?? null;
    this.#webhook = webhook;
    this.#clock = config.clock ?? REAL_CLOCK;
    this.#pace = new Pace(config.perSecond);
    const key = { id: config.keyId, secret: config.keySecret };
    this.#api = { endpoint: config.endpoint, key, clock: this.#clock };
  }

  isUp(): boolean {
    return !this.#closed && this.#clock.now() >= this.#downUntil;
  }

  trouble(): string | null {
    return this.#trouble;
  }

  async hand(parcels: readonly Parcel[], deadline: number): Promise<Handover[]> {
    const answers = new Array<Handover>(parcels.length);
    const control = new AbortController();
    const callOff = this.#clock.after(deadline, () => control.abort());
    let next = 0;
    const worker = async () => {
      while (next < parcels.length) {
        const place = next++;
        answers[place] = await this.#send(parcels[place]!, control.signal);
      }
    };
    const workers = Math.min(parcels.length, this.#config.connections ?? 32);
    await Promise.all(Array.from({ length: workers }, worker));
    callOff();
    return answers;
  }

  /** By QuerySendDetails, which wants number and day: our reference bears them. */
  async ask(reference: string | null, key: string): ReturnType<NonNullable<Carrier['ask']>> {
    const known = reference ?? this.#unknown.get(key);
    if (known === undefined) return null;
    const [day, number, id] = known.split(' ');
    const query = { PhoneNumber: number!, SendDate: day!, PageSize: '50', CurrentPage: '1' };
    const signal = AbortSignal.timeout(10_000);
    const answer = await askApi(this.#api, 'QuerySendDetails', id ? { ...query, BizId: id } : query, signal);
    const details = answer.state === 'answered' ? DETAILS.safeParse(answer.body) : null;
    if (!details?.success) return null;
    const all = details.data.SmsSendDetailDTOs.SmsSendDetailDTO;
    const found = all.find(({ OutId }) => OutId === key);
    if (found === undefined || found.SendStatus === PENDING) return null;
    const { SendStatus, ErrCode = '', ReceiveDate } = found;
    const outcome = SendStatus === DELIVERED ? 'delivered' : 'bounced';
    const addressDead = outcome === 'bounced' && (this.#config.deadErrors ?? ['MK:0001']).includes(ErrCode);
    const at = beijing(ReceiveDate);
    return { type: 'receipt', reference, key, outcome, addressDead, detail: `asked: ${ErrCode}`, at };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#webhook?.close();
  }

  async #send(parcel: Parcel, signal: AbortSignal): Promise<Handover> {
    const to = addressOf(parcel.to, 0);
    if (to === null) return { state: 'no', why: 'not a phone number', again: false };
    if (parcel.secondsToLive < 1) return { state: 'no', why: 'no longer worth delivering', again: false };
    const filled = this.#config.fill(parcel);
    if (filled === null)
      return { state: 'no', why: `no registered template for ${parcel.text?.template}`, again: false };
    if (!(await this.#turn(signal))) return { state: 'no', why: 'not sent within the deadline', again: true };
    if (!this.isUp()) return { state: 'no', why: `not sent: ${this.#trouble ?? 'closed'}`, again: true };
    const { template, parameters } = filled;
    const number = domestic(to.number);
    const day = this.#day();
    const request = {
      PhoneNumbers: number,
      SignName: this.#config.signName,
      TemplateCode: template,
      TemplateParam: JSON.stringify(parameters),
      OutId: parcel.key,
    };
    const answer = await askApi(this.#api, 'SendSms', request, signal);
    const handover = this.#read(answer, parcel, `${day} ${number}`);
    if (handover.state === 'unknown') this.#remember(parcel.key, `${day} ${number}`);
    return handover;
  }

  #read(answer: Answer, parcel: Parcel, where: string): Handover {
    if (answer.state === 'unknown') return answer;
    if (answer.state === 'unsent') {
      this.#down(answer.why);
      return { state: 'no', why: answer.why, again: true };
    }
    const why = `${answer.code} ${answer.message}`.trim();
    const meaning = meaningOf(answer.code);
    if (meaning === 'unknown') return { state: 'unknown', why };
    if (meaning === 'account') this.#down(why);
    if (meaning !== 'ok') return { state: 'no', why, again: meaning !== 'never' };
    this.#trouble = null;
    const id = SENT.safeParse(answer.body).data?.BizId;
    const reference = id === undefined ? null : `${where} ${id}`;
    return {
      state: 'taken',
      reference,
      parts: partsOfProvider(`【${this.#config.signName}】${parcel.body}`),
    };
  }

  /** Waits for a place in this second; false when the deadline comes first. */
  async #turn(signal: AbortSignal): Promise<boolean> {
    for (;;) {
      if (signal.aborted) return false;
      const wait = this.#pace.wait(this.#clock.now());
      if (wait === 0) break;
      await new Promise<void>((resolve) => {
        const callOff = this.#clock.after(Math.ceil(wait), () => resolve());
        signal.addEventListener('abort', () => {
          callOff();
          resolve();
        });
      });
    }
    this.#pace.count(this.#clock.now());
    return true;
  }

  #down(why: string): void {
    this.#trouble = why;
    this.#downUntil = this.#clock.now() + (this.#config.downFor ?? 30_000);
  }

  #remember(key: string, where: string): void {
    this.#unknown.set(key, where);
    if (this.#unknown.size > MOST_UNKNOWN) this.#unknown.delete(this.#unknown.keys().next().value!);
  }

  /** The provider's day: Beijing's, YYYYMMDD. */
  #day(): string {
    const beijingNow = new Date(this.#clock.date() + EIGHT_HOURS);
    return beijingNow.toISOString().slice(0, 10).replaceAll('-', '');
  }
}

/** Numbers of the mainland without their country's code, others with it: so this provider wants them. */
function domestic(number: string): string {
  return /^861\d{10}$/.test(number) ? number.slice(2) : number;
}

/** How this provider counts: 70 characters are one text, longer ones fall into parts of 67. */
export function partsOfProvider(text: string): number {
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
}
