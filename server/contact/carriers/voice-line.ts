/**
 * How does an agent's call get made, and how is it heard what became of it?
 *
 * People call, not robots: the exchange rings the agent and, when he is there, the borrower. An order carries the contact's key; it is
 * placed at most once, and one whose answer is lost is asked about by its key and never placed again. Events come back as signed
 * webhooks and are believed only with a valid signature.
 */
import { askOver, type Door } from './provider-request.ts';
import { CallEvent, CallState } from './voice-port.ts';
import { faultOfSignature, type Signed, type Unbelieved } from './webhook-signature.ts';

/** An account with an exchange. */
export interface VoiceConfig extends Door {
  readonly name: string;
  /** Secrets its webhooks are signed with: two while one is being changed. */
  readonly secrets: readonly string[];
  /** The number that the borrower sees, which the official page knows as ours. */
  readonly shown: string;
  readonly ringSeconds: number;
}

/** A call that is wanted. `agent`: extension of who calls. */
export interface VoiceOrder {
  readonly key: string;
  readonly agent: string;
  readonly to: string;
}

export type Placed =
  | { readonly state: 'placed'; readonly call: string }
  | { readonly state: 'refused'; readonly why: string }
  | { readonly state: 'unknown'; readonly why: string };

/** `absent`: the exchange certainly has no such call. */
export type Known =
  | { readonly state: 'known'; readonly call: CallState }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly why: string };

export type Heard =
  | { readonly state: 'heard'; readonly event: CallEvent }
  | { readonly state: 'unbelieved'; readonly why: Unbelieved }
  | { readonly state: 'unread' };

/** An exchange that is connected. */
export interface VoiceLine {
  readonly name: string;
  readonly shown: string;
  /** Places a call, at most once for a key. Never rejects; ends within `deadline` milliseconds. */
  place(order: VoiceOrder, deadline: number): Promise<Placed>;
  /** What it knows of the call under a key. */
  ask(key: string): Promise<Known>;
  /** Ends a call that rings or runs; true when it has ended. */
  hangUp(call: string): Promise<boolean>;
  /** Reads a webhook; `now` in seconds since 1970. */
  hear(signed: Signed, now: number): Heard;
  /** The bytes of a recording; null where they cannot be had now. */
  fetchRecording(name: string, deadline: number): Promise<ReadableStream<Uint8Array> | null>;
}

/** Connects an exchange. Nothing is sent before a call is placed. */
export function openVoice(config: VoiceConfig): VoiceLine {
  return new Line(config);
}

const ASK_MILLISECONDS = 10_000;
const JSON_TYPE = { 'content-type': 'application/json' };

class Line implements VoiceLine {
  readonly name: string;
  readonly shown: string;
  readonly #config: VoiceConfig;

  constructor(config: VoiceConfig) {
    this.name = config.name;
    this.shown = config.shown;
    this.#config = config;
  }

  async place({ key, agent, to }: VoiceOrder, deadline: number): Promise<Placed> {
    const { shown, ringSeconds } = this.#config;
    const body = JSON.stringify({ key, agent, to, from: shown, ringSeconds, record: true });
    const asked = await askOver(this.#config, 'POST', '/calls', AbortSignal.timeout(deadline), {
      body,
      headers: { ...JSON_TYPE, 'idempotency-key': key },
    });
    if (asked.state === 'never-arrived') return { state: 'refused', why: asked.why };
    if (asked.state === 'lost') return { state: 'unknown', why: asked.why };
    const { status, told } = asked;
    if (status === 200 || status === 201) {
      const call = CallState.safeParse(asked.body);
      return call.success && call.data.key === key
        ? { state: 'placed', call: call.data.call }
        : { state: 'unknown', why: `an answer that is none: ${told}` };
    }
    const certain = (status >= 400 && status < 500 && status !== 408 && status !== 409) || status === 503;
    return { state: certain ? 'refused' : 'unknown', why: told };
  }

  async ask(key: string): Promise<Known> {
    const where = `/calls?key=${encodeURIComponent(key)}`;
    const asked = await askOver(this.#config, 'GET', where, AbortSignal.timeout(ASK_MILLISECONDS));
    if (asked.state !== 'answered') return { state: 'unknown', why: asked.why };
    if (asked.status === 404 && asked.body !== null) return { state: 'absent' };
    const call = CallState.safeParse(asked.body);
    return asked.status === 200 && call.success && call.data.key === key
      ? { state: 'known', call: call.data }
      : { state: 'unknown', why: asked.told };
  }

  async hangUp(call: string): Promise<boolean> {
    const where = `/calls/${encodeURIComponent(call)}/hang-up`;
    const asked = await askOver(this.#config, 'POST', where, AbortSignal.timeout(ASK_MILLISECONDS));
    return asked.state === 'answered' && asked.status === 200;
  }

  hear(signed: Signed, now: number): Heard {
    const why = faultOfSignature(signed, this.#config.secrets, now);
    if (why !== null) return { state: 'unbelieved', why };
    try {
      const event = CallEvent.safeParse(JSON.parse(Buffer.from(signed.body).toString('utf8')));
      return event.success ? { state: 'heard', event: event.data } : { state: 'unread' };
    } catch {
      return { state: 'unread' };
    }
  }

  async fetchRecording(name: string, deadline: number): Promise<ReadableStream<Uint8Array> | null> {
    const { address, token } = this.#config;
    try {
      const response = await fetch(`${address}/recordings/${encodeURIComponent(name)}`, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(deadline),
        redirect: 'error',
      });
      return response.status === 200 ? response.body : null;
    } catch {
      return null;
    }
  }
}
