/**
 * Does each carrier of a file answer, before anything is sent?
 *
 * Each is greeted in its own protocol: a message centre is bound to and left, a mail server greeted and logged in to, a provider asked
 * for something it does not have, a push service for its front door. What a message centre brings meanwhile is not taken, so it
 * brings it again.
 */
import { createTransport } from 'nodemailer';
import { REAL_CLOCK } from '../contact/carriers/carrier-clock.ts';
import { askOver, type Door } from '../contact/carriers/provider-request.ts';
import { openSmpp } from '../contact/carriers/smpp-carrier.ts';
import { askApi, meaningOf } from '../contact/sms/sms-api.ts';
import { openDay } from '../db/night.ts';
import type { Pool } from '../db/pool.ts';
import { wordsOf } from '../trouble.ts';
import type { CarriersFile, CarrierTerms, TermsOf } from './carriers-file.ts';
import { WAY_OF } from './open-carriers.ts';

/** What came of one greeting. */
export interface Greeted {
  readonly name: string;
  readonly kind: CarrierTerms['kind'];
  readonly way: string;
  readonly answers: boolean;
  /** What it said, or what stands in the way. */
  readonly said: string;
  readonly milliseconds: number;
}

const PATIENCE_MS = 10_000;

/** Greets every carrier of the file at once; in the order of the file. Sends no message. */
export function greetCarriers({ carriers }: CarriersFile, pool: Pool): Promise<Greeted[]> {
  return Promise.all(
    carriers.map(async (terms) => {
      const began = performance.now();
      const [answers, said] = await greet(terms, pool).catch(
        (error: unknown) => [false, wordsOf(error)] as const,
      );
      const way = terms.kind === 'exchange' ? 'call' : WAY_OF[terms.kind];
      const milliseconds = Math.round(performance.now() - began);
      return { name: terms.name, kind: terms.kind, way, answers, said, milliseconds };
    }),
  );
}

type Answer = readonly [answers: boolean, said: string];

async function greet(terms: CarrierTerms, pool: Pool): Promise<Answer> {
  switch (terms.kind) {
    case 'smpp':
      return greetCentre(terms);
    case 'sms-http':
      return greetGateway(terms);
    case 'mail':
      return greetMailServer(terms);
    case 'push':
      return greetPushServices(terms);
    case 'in-app':
      await openDay(pool);
      return [true, 'the inbox is this database'];
    case 'post':
      return greetProvider(terms, '/orders?key=hello');
    case 'exchange':
      return greetProvider(terms, '/calls?key=hello');
    default:
      return terms satisfies never;
  }
}

/** Binds and unbinds. */
async function greetCentre(terms: TermsOf<'smpp'>): Promise<Answer> {
  const carrier = await openSmpp(terms, () => Promise.reject(new Error('nothing is taken while greeting')));
  try {
    return carrier.isUp() ? [true, 'bound'] : [false, carrier.trouble?.() ?? 'not bound'];
  } finally {
    await carrier.close();
  }
}

/** Asks for a text that nobody sent: an account that may not ask is told so. */
async function greetGateway(terms: TermsOf<'sms-http'>): Promise<Answer> {
  const key = { id: terms.keyId, secret: terms.keySecret };
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const query = { PhoneNumber: '13000000000', SendDate: day, PageSize: '1', CurrentPage: '1' };
  const api = { endpoint: terms.endpoint, key, clock: REAL_CLOCK };
  const answer = await askApi(api, 'QuerySendDetails', query, AbortSignal.timeout(PATIENCE_MS));
  if (answer.state !== 'answered') return [false, answer.why];
  const meaning = meaningOf(answer.code);
  const said = `${answer.code} ${answer.message}`.trim();
  return [meaning === 'ok' || meaning === 'never' || meaning === 'later', said];
}

/** Greeting, TLS as wanted, login; no message. */
async function greetMailServer(terms: TermsOf<'mail'>): Promise<Answer> {
  const mailer = createTransport({
    host: terms.host,
    port: terms.port,
    name: terms.ourName,
    secure: terms.tls === 'implicit',
    requireTLS: terms.tls === 'required',
    ignoreTLS: terms.tls === 'none',
    tls: terms.trust === undefined ? undefined : { ca: terms.trust },
    auth: terms.login && { user: terms.login.user, pass: terms.login.password },
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  try {
    await mailer.verify();
    return [true, terms.login === undefined ? 'greeted' : 'greeted and logged in'];
  } finally {
    mailer.close();
  }
}

/** Any answer at the front door of every service that is named without a star. */
async function greetPushServices({ services }: TermsOf<'push'>): Promise<Answer> {
  const named = services.filter((service) => !service.includes('*'));
  const told = await Promise.all(
    named.map(async (service): Promise<Answer> => {
      try {
        const { status, body } = await fetch(service, {
          signal: AbortSignal.timeout(PATIENCE_MS),
          redirect: 'manual',
        });
        await body?.cancel();
        return [true, `${new URL(service).host} ${status}`];
      } catch (error) {
        return [false, `${service}: ${wordsOf((error as Error).cause ?? error)}`];
      }
    }),
  );
  const silent = told.filter(([answers]) => !answers);
  const said = (silent.length > 0 ? silent : told).map(([, words]) => words).join('; ');
  return [silent.length === 0, said || 'only services with a star: not asked'];
}

/** Asks for something that cannot be there: "not found" is an answer, a refused token is none. */
async function greetProvider(door: Door, where: string): Promise<Answer> {
  const asked = await askOver(door, 'GET', where, AbortSignal.timeout(PATIENCE_MS));
  if (asked.state !== 'answered') return [false, asked.why];
  return [asked.status === 200 || asked.status === 404, asked.told];
}
