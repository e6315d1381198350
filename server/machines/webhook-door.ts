/**
 * May we knock at this address, and what came of knocking?
 *
 * An address is somebody's wish, so it may lead nowhere but out: HTTPS, to a machine of the open net. A name is looked up once and every
 * address it has must be such a one; the connection is made to what was looked at, so that a name cannot lead elsewhere a moment later.
 * Redirects are answers like others and lead nowhere. Private nets only where the house's file names them, loopback in a demonstration.
 */
import { type LookupAddress, type LookupOptions, promises as names } from 'node:dns';
import { request as plain, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { BlockList, isIP } from 'node:net';

/** Where it may lead beside the open net. `nets`: "10.20.0.0/16". */
export interface DoorTerms {
  readonly nets: readonly string[];
  /** This machine, without TLS: in a demonstration and in tests. */
  readonly loopback: boolean;
}

const CLOSED_4 = [
  ...[
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
  ],
  ...[
    '192.0.2.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
  ],
  ...['224.0.0.0/4', '240.0.0.0/4'],
];
/** Of the sixth version only what is given out for the open net (2000::/3) is open, without what stands for something else in it. */
const CLOSED_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const listOf = (nets: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const net of nets) {
    const [address = '', bits] = net.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return list;
};
const closed4 = listOf(CLOSED_4);
const closed6 = listOf(CLOSED_6);
const open6 = listOf(['2000::/3']);
const loopback = listOf(['127.0.0.0/8', '::1/128']);

/** Whether a number of the net may be connected to. */
export function isOpenAddress(address: string, { nets, loopback: own }: DoorTerms): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return isOpenAddress(mapped, { nets, loopback: own });
  const family = version === 6 ? 'ipv6' : 'ipv4';
  if (listOf(nets).check(address, family)) return true;
  if (loopback.check(address, family)) return own;
  return version === 4
    ? !closed4.check(address)
    : open6.check(address, family) && !closed6.check(address, family);
}

/** Why an address is none that may be asked for, from its letters alone; null: it may be tried. */
export function faultOfUrl(
  text: string,
  terms: DoorTerms,
): 'not-an-address' | 'not-secure' | 'not-open' | null {
  if (!URL.canParse(text)) return 'not-an-address';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'not-an-address';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const here =
    host === 'localhost' || (isIP(host) !== 0 && loopback.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4'));
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && here && terms.loopback)) return 'not-secure';
  if (isIP(host) !== 0 && !isOpenAddress(host, terms)) return 'not-open';
  return here && !terms.loopback ? 'not-open' : null;
}

/** What came of it. `status` null: no answer. `said`: the beginning of the answer, or why there is none. */
export interface Knocked {
  readonly status: number | null;
  readonly said: string;
  readonly milliseconds: number;
}

/** Posts `body`; never rejects. */
export async function knock(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  terms: DoorTerms,
  limits: { readonly timeoutMs: number; readonly answerLength: number },
): Promise<Knocked> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  const fault = faultOfUrl(url, terms);
  if (fault !== null) return { status: null, said: fault, milliseconds: took() };
  try {
    const answer = await post(new URL(url), headers, body, terms, limits);
    return { ...answer, milliseconds: took() };
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    const why = code === 'ABORT_ERR' ? `no answer within ${limits.timeoutMs} ms` : (code ?? message);
    return { status: null, said: why.slice(0, limits.answerLength), milliseconds: took() };
  }
}

function post(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  terms: DoorTerms,
  { timeoutMs, answerLength }: { readonly timeoutMs: number; readonly answerLength: number },
): Promise<Pick<Knocked, 'status' | 'said'>> {
  const bytes = Buffer.from(body);
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(bytes.length) },
    lookup: lookupOpen(terms),
    signal: AbortSignal.timeout(timeoutMs),
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const ask = (url.protocol === 'https:' ? secure : plain)(url, options, (answer) => {
      let said = '';
      const done = () => {
        resolve({ status: answer.statusCode ?? null, said: said.slice(0, answerLength) });
        ask.destroy();
      };
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        said += piece;
        // Whoever talks on has answered: the rest is not listened to.
        if (said.length >= answerLength) done();
      });
      answer.on('end', done);
      answer.on('error', reject);
    });
    ask.on('error', reject);
    ask.end(bytes);
  });
}

type Told = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Looks a name up and gives only addresses that may be connected to: all of them, or none. */
function lookupOpen(terms: DoorTerms) {
  return (name: string, options: LookupOptions, tell: Told): void => {
    names.lookup(name, { all: true, verbatim: true }).then(
      (found) => {
        const [first] = found;
        const isOpen = first !== undefined && found.every(({ address }) => isOpenAddress(address, terms));
        if (!isOpen) return tell(new Error('not-open'), []);
        return options.all === true ? tell(null, found) : tell(null, first.address, first.family);
      },
      (error: Error) => tell(error, []),
    );
  };
}
