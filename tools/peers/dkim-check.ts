/**
 * Is the signature of an e-mail right, and what does it cover?
 *
 * A reader of DKIM signatures (RFC 6376) of its own, so that what the mail carrier signs is not judged by the library that
 * signed it: rsa-sha256 over relaxed header lines and a relaxed body, one signature a message.
 */
import { createHash, createPublicKey, createVerify } from 'node:crypto';

/** What was found: which domain signed, and which header lines it covers. */
export interface DkimFound {
  readonly valid: boolean;
  readonly why: string | null;
  readonly domain: string;
  readonly covers: readonly string[];
}

/** Checks the first signature of `message`; null where there is none. `keyOf`: the public key (PEM) that a domain publishes. */
export function checkDkim(
  message: Buffer,
  keyOf: (selector: string, domain: string) => string | null,
): DkimFound | null {
  const { headers, body } = split(message.toString('latin1'));
  const signature = headers.find(({ name }) => name === 'dkim-signature');
  if (signature === undefined) return null;
  const tags = tagsOf(signature.value);
  const tag = (name: string) => tags.get(name) ?? '';
  const covers = tag('h')
    .split(':')
    .map((name) => name.trim().toLowerCase());
  const found = (why: string | null): DkimFound => ({ valid: why === null, why, domain: tag('d'), covers });
  if (tag('a') !== 'rsa-sha256' || tag('c') !== 'relaxed/relaxed')
    return found(`signed as ${tag('a')} ${tag('c')}`);
  if (!covers.includes('from')) return found('the sender is not covered');
  const bodyHash = createHash('sha256').update(relaxedBody(body), 'latin1').digest('base64');
  if (bodyHash !== tag('bh')) return found('the body was changed');
  const key = keyOf(tag('s'), tag('d'));
  if (key === null) return found('the domain publishes no such key');
  const verify = createVerify('RSA-SHA256').update(signedText(headers, covers, signature), 'latin1');
  return found(
    verify.verify(createPublicKey(key), tag('b'), 'base64') ? null : 'the signature does not fit the header',
  );
}

interface HeaderLine {
  readonly name: string;
  readonly value: string;
}

function split(message: string): { headers: HeaderLine[]; body: string } {
  const end = message.indexOf('\r\n\r\n');
  const head = end < 0 ? message : message.slice(0, end);
  const headers = head.split(/\r\n(?![ \t])/).map((line) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1) };
  });
  return { headers, body: end < 0 ? '' : message.slice(end + 4) };
}

function tagsOf(value: string): ReadonlyMap<string, string> {
  return new Map(
    value.split(';').flatMap((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [] : [[pair.slice(0, equals).trim(), pair.slice(equals + 1).replace(/\s+/g, '')]];
    }),
  );
}

/** RFC 6376 §3.4.4: no white space at line ends, runs of it are one space, empty lines at the end do not count. */
function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${line}\r\n`).join('');
}

/** RFC 6376 §3.4.2 and §3.7: each named line from the bottom up, then the signature itself without its value. */
function signedText(
  headers: readonly HeaderLine[],
  covers: readonly string[],
  signature: HeaderLine,
): string {
  const left = [...headers];
  const lines = covers.flatMap((name) => {
    const at = left.findLastIndex((line) => line.name === name);
    return at < 0 ? [] : left.splice(at, 1).map(relaxedLine);
  });
  const bare = { name: signature.name, value: signature.value.replace(/(^|;)(\s*b\s*=)[^;]*/, '$1$2') };
  return [...lines, relaxedLine(bare)].join('\r\n');
}

function relaxedLine({ name, value }: HeaderLine): string {
  const flat = value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${name}:${flat}`;
}
