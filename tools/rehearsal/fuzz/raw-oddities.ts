/**
 * What does the server answer to what no client sends: broken letters, doubled headers, endless bodies, ways out of the folder?
 *
 * Written to the socket byte by byte, because clients mend what is sent through them. Every answer must be a refusal or a page, never a
 * mistake of ours, never a file from beyond the web.
 */
import { connect } from 'node:net';

interface Oddity {
  readonly what: string;
  readonly bytes: string | Buffer;
  /** Answers that may come; a connection that is closed without one is one too. */
  readonly may: readonly number[];
}

const VERIFY = (more: string, body: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      `POST /api/verify HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${more}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`,
    ),
    Buffer.from(body),
  ]);
const JSON_TYPE = 'Content-Type: application/json\r\n';
const GET = (path: string, more = ''): string =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${more}\r\n`;
const REFUSED = [400, 413, 415];

const ODDITIES: readonly Oddity[] = [
  {
    what: 'broken letters in a body',
    bytes: VERIFY(JSON_TYPE, Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
    may: REFUSED,
  },
  {
    what: 'a half pair in a body',
    bytes: VERIFY(JSON_TYPE, '{"what":"\\ud800 x y z"}'),
    may: [200, ...REFUSED],
  },
  {
    what: 'two kinds of body',
    bytes: VERIFY(`${JSON_TYPE}Content-Type: text/plain\r\n`, '{}'),
    may: REFUSED,
  },
  {
    what: 'a kind of body nobody knows',
    bytes: VERIFY('Content-Type: x/y; charset=utf-7\r\n', '{}'),
    may: REFUSED,
  },
  { what: 'a kind of body that is none', bytes: VERIFY('Content-Type: ;;;\r\n', '{}'), may: REFUSED },
  {
    what: 'a body of three megabytes',
    bytes: VERIFY(JSON_TYPE, `{"what":"${'x'.repeat(3_000_000)}"}`),
    may: [400, 413],
  },
  {
    what: 'a name that means the kind of all',
    bytes: VERIFY(JSON_TYPE, '{"__proto__":{"what":"abc"}}'),
    may: REFUSED,
  },
  { what: 'a thousand brackets', bytes: VERIFY(JSON_TYPE, '['.repeat(100_000)), may: REFUSED },
  {
    what: 'a length beside chunks',
    bytes: VERIFY(`${JSON_TYPE}Transfer-Encoding: chunked\r\n`, '0\r\n\r\nGET /health HTTP/1.1\r\n\r\n'),
    may: [400],
  },
  {
    what: 'chunks of no length',
    bytes: `POST /api/verify HTTP/1.1\r\nHost: x\r\n${JSON_TYPE}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
    may: [400],
  },
  {
    what: 'a method that gives headers back',
    bytes: 'TRACE /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Secret: root:*:0:0:\r\n\r\n',
    may: [400, 403, 404, 405, 501],
  },
  { what: 'two lengths', bytes: VERIFY(`${JSON_TYPE}Content-Length: 5\r\n`, '{}'), may: [400] },
  {
    what: 'two keys',
    bytes: GET('/api/agent/work', 'Authorization: Bearer anh_a\r\nAuthorization: Bearer anh_b\r\n'),
    may: [400, 401],
  },
  {
    what: 'a cookie of many',
    bytes: GET('/api/agent/work', 'Cookie: anhuan-session=a; anhuan-session=b; ;;=\r\n'),
    may: [401],
  },
  { what: 'a way out of the folder', bytes: GET('/../../../../etc/passwd'), may: [200, 400, 404] },
  {
    what: 'the same, written otherwise',
    bytes: GET('/%2e%2e/%2e%2e/%2e%2e/etc/passwd'),
    may: [200, 400, 404],
  },
  { what: 'the same, twice over', bytes: GET('/..%252f..%252fetc/passwd'), may: [200, 400, 404] },
  { what: 'an address that cannot be read', bytes: GET('/api/borrower/%E0%A4%A/A-1'), may: [400, 401, 403] },
  {
    what: 'an address of a hundred kilobytes',
    bytes: GET(`/api/${'x'.repeat(100_000)}`),
    may: [404, 414, 431],
  },
  { what: 'headers without end', bytes: GET('/health', `X: ${'y'.repeat(100_000)}\r\n`), may: [431] },
  { what: 'no request at all', bytes: 'hello\r\n\r\n', may: [400] },
];

/** Sends them all; what came that must not, in words. */
export async function sendOddities(address: string): Promise<string[]> {
  const { hostname, port } = new URL(address);
  const told: string[] = [];
  for (const { what, bytes, may } of ODDITIES) {
    const said = await answerTo(hostname, Number(port), bytes);
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0);
    if (status !== 0 && !may.includes(status)) told.push(`${what}: answered ${status} ${said.slice(-120)}`);
    if (/root:.*:0:0:/.test(said)) told.push(`${what}: a file of this machine came back`);
  }
  return told;
}

function answerTo(host: string, port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(port, host, () => socket.write(bytes));
    socket.setEncoding('latin1');
    socket.on('data', (piece: string) => {
      said += piece;
    });
    // A server that has answered may close while we still write.
    socket.on('error', () => {});
    socket.on('close', () => resolve(said));
    socket.setTimeout(10_000, () => socket.destroy());
  });
}
