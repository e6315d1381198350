/**
 * Which code does a borrower check a contact by, when a new one is needed?
 *
 * Taken at random, so that nothing about the person, the debt or the code before it can be told from it. One in which letters stand
 * that the lint knows as a word (DEBT-2A7K) is drawn again: it would say something, and be read as part of the message.
 */
import { randomFillSync } from 'node:crypto';
import { FIRST_LEXICON } from '../../policy/words/word-packs.ts';
import { CODE_SIGNS, codeText } from '../../rules/telling/check-code.ts';
import { NeutralForm } from '../../rules/words/neutral-form.ts';

const LENGTH = 8;
/** Bytes from here on are drawn again: every sign is as likely as every other. */
const FAIR = 256 - (256 % CODE_SIGNS.length);
const chance = { bytes: new Uint8Array(4_096), used: 4_096 };
const form = new NeutralForm(FIRST_LEXICON);

/** A code that nobody can guess, and that spells nothing: seven in ten of all, 4.7 · 10¹¹. */
export function newCode(): string {
  for (;;) {
    let code = '';
    for (let place = 0; place < LENGTH; place += 1) code += CODE_SIGNS[sign()]!;
    if (/^[x2]{4}-[x2]{4}$/.test(form.of(codeText(code)))) return code;
  }
}

function sign(): number {
  for (;;) {
    if (chance.used === chance.bytes.length) {
      randomFillSync(chance.bytes);
      chance.used = 0;
    }
    const byte = chance.bytes[chance.used]!;
    // What was given out is forgotten here.
    chance.bytes[chance.used] = 0;
    chance.used += 1;
    if (byte < FAIR) return byte % CODE_SIGNS.length;
  }
}
