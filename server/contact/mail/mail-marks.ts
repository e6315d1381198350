/**
 * To which message does an e-mail that comes in belong?
 *
 * The key of the message stands in every address it may come back to: where bounces go (the envelope's sender), where answers
 * go (Reply-To), where a request to unsubscribe goes, and in the Message-ID. Each carries a mark that only we can make, so that
 * nobody can invent a bounce for a mailbox that works. The same key always gives the same Message-ID: a mailbox that
 * gets the message twice can tell.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** What an address of ours is for. */
export type Purpose = 'bounce' | 'reply' | 'unsubscribe';

const LETTERS: Readonly<Record<Purpose, string>> = { bounce: 'b', reply: 'r', unsubscribe: 'u' };
/** 80 bits in hexadecimal digits: mail servers may change the case of an address, and 64 octets is all a name may have. */
const MARK_LENGTH = 20;
const KEY = /^\d+(-\d+)+$/;

/** Makes and reads addresses that carry the key of a message. */
export interface MailMarks {
  /** "b.17-4711-3.0f…@mail.example" */
  address(purpose: Purpose, key: string): string;
  /** "<17-4711-3.0f…@mail.example>" */
  messageId(key: string): string;
  /** What an address of ours is for, and which message it names; null when it is not one of ours or the mark is wrong. */
  readAddress(address: string): { readonly purpose: Purpose; readonly key: string } | null;
  /** Keys named by Message-IDs of ours in a header such as References, the last one first. */
  readMessageIds(header: string): string[];
}

/** Marks under `secret` (at least 16 characters, the same on every machine) for addresses at `domain`. */
export function mailMarks(domain: string, secret: string): MailMarks {
  if (secret.length < 16) throw new Error('the secret of the mail marks is shorter than 16 characters');
  const home = domain.toLowerCase();
  const markOf = (letter: string, key: string): string =>
    createHmac('sha256', secret).update(`${letter}\n${key}`).digest('hex').slice(0, MARK_LENGTH);
  const isMark = (letter: string, key: string, mark: string): boolean =>
    mark.length === MARK_LENGTH &&
    KEY.test(key) &&
    timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(letter, key)));
  const letterOf = (purpose: Purpose): string => LETTERS[purpose];
  return {
    address: (purpose, key) => {
      assertKey(key);
      const letter = letterOf(purpose);
      return `${letter}.${key}.${markOf(letter, key)}@${home}`;
    },
    messageId: (key) => {
      assertKey(key);
      return `<${key}.${markOf('m', key)}@${home}>`;
    },
    readAddress: (address) => {
      const found = /^([bru])\.([\d-]+)\.([0-9a-f]+)@(.+)$/.exec(address.trim().toLowerCase());
      if (found === null || found[4] !== home) return null;
      const [, letter = '', key = '', mark = ''] = found;
      const purpose = (Object.keys(LETTERS) as Purpose[]).find((one) => LETTERS[one] === letter);
      return purpose !== undefined && isMark(letter, key, mark) ? { purpose, key } : null;
    },
    readMessageIds: (header) =>
      [...header.matchAll(/<([\d-]+)\.([0-9a-f]+)@([^<>\s]+)>/gi)]
        .filter(
          ([, key = '', mark = '', at = '']) =>
            at.toLowerCase() === home && isMark('m', key, mark.toLowerCase()),
        )
        .map(([, key = '']) => key)
        .reverse(),
  };
}

function assertKey(key: string): void {
  if (!KEY.test(key)) throw new Error(`"${key}" is not the key of a message`);
}
