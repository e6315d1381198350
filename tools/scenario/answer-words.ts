/**
 * May these words be used: a message, a letter, a template? A scenario's question, put to the rules about words.
 *
 * `content` and `elements` say what the words amount to and are complete; only where both are absent is `text` read by the
 * lint. What is not stated is in order: checked, agreed to, the person's own, true unless the scenario says otherwise.
 */
import { FIRST_LEXICON, wordLawOf } from '../../policy/words/word-packs.ts';
import type { Finding } from '../../rules/gate/finding.ts';
import type { Person } from '../../rules/gate/situation.ts';
import { contentsIn, partsIn } from '../../rules/words/lexicon.ts';
import { plainText } from '../../rules/words/plain-text.ts';
import type { Form, Hearer, Part, Saying } from '../../rules/words/saying.ts';
import { judgeWords, type WordVerdict } from '../../rules/words/word-law.ts';
import type { ScenarioOf } from './answer-scenario.ts';
import { CONTENT_CODES, WAY_CODES } from './codes.ts';
import { type Answer, answer, type Code } from './scenario.ts';
import { CODES } from './scenario-words.ts';
import { dayIn, situationOf } from './situation-of.ts';

type Asked = ScenarioOf<'message_check'> | ScenarioOf<'letter_check'> | ScenarioOf<'template_check'>;

/** A day for questions that state none: the format's texts do not change within it. */
const SOME_DAY = '2026-03-04';

export const PART_CODES: Readonly<Record<Code<'element'>, Part>> = {
  salutation: 'salutation',
  consumer_name: 'consumer-name',
  agent_name: 'agent-name',
  business_name: 'business-name',
  business_name_reveals_collection: 'business-name-reveals',
  callback_request: 'callback-request',
  callback_number: 'callback-number',
  date_time: 'date-time',
  suggested_times: 'suggested-times',
  any_representative: 'any-representative',
  states_debt_collector: 'says-collector',
  account_reference: 'account-reference',
  settlement_offer: 'settlement-offer',
  opt_out_method: 'opt-out',
  disclosure_attempt_to_collect: 'attempt-to-collect',
  disclosure_information_use: 'information-use',
  letter_states_debt_continues: 'debt-continues',
  letter_name_and_balance: 'name-and-balance',
  letter_reason_and_legal_basis: 'reason-and-basis',
  letter_rights_and_duties: 'rights-and-duties',
  letter_query_repay_object_evidence: 'query-repay-object-evidence',
  letter_issuer_contact: 'issuer-contact',
  letter_seal: 'seal',
  letter_other_required_content: 'other-required',
};

export const FORM_CODES: Readonly<Record<Code<'form'>, Form>> = {
  model_b1: 'model-b1',
  collection_letter: 'collection-letter',
  settlement_letter: 'settlement-letter',
  calling_card: 'calling-card',
  demand: 'demand',
};

const ADDRESSEES = {
  named_debtor: 'named',
  occupier: 'occupier',
  all_with_same_particulars: 'all-alike',
} as const;

export function answerWords(scenario: Asked): Answer {
  const { given, when } = scenario;
  const law = wordLawOf(given.jurisdictions ?? [], given.assumeInForce ?? []);
  const day = dayIn('at' in when && when.at ? when.at : SOME_DAY);
  const { verdicts, lacking } = judgeWords(sayingOf(scenario), law, day);
  return heard(verdicts, lacking);
}

/** What is said, with everything unstated in order. */
export function sayingOf(scenario: Asked): Saying {
  const { given, when } = scenario;
  const isLetter = when.kind === 'letter_check';
  const { debts, collector } = situationOf(scenario);
  const { settlement } = given;
  return {
    ...wordsOf(scenario),
    way: isLetter
      ? 'letter'
      : WAY_CODES[when.channel ?? (when.kind === 'message_check' ? 'call' : 'data_message')],
    form: isLetter && when.form ? FORM_CODES[when.form] : null,
    hearer: hearerOf(scenario),
    addressee: ADDRESSEES[(isLetter && when.addressee) || 'named_debtor'],
    claimsTrue: when.kind === 'message_check' && when.untrue !== undefined ? !when.untrue : undefined,
    fromLawyer: false,
    advertising: when.kind === 'template_check' && when.messageClass === 'commercial',
    asks: true,
    collector,
    debtKinds: debts.map(({ kind }) => kind),
    timeBarred: debts.some(({ timeBarred }) => timeBarred),
    refusedAsBarred: (given.history ?? []).some(
      (event) =>
        event.type === 'statement' &&
        event.says === 'refuses_to_pay' &&
        (event.by ?? 'consumer') === 'consumer',
    ),
    restOwed: settlement?.accepted ? (settlement.remainderStillOwed ?? false) : null,
  };
}

/** Stated contents and parts; where neither is stated, what the lint reads in the text. */
function wordsOf({ when }: Asked): Pick<Saying, 'contents' | 'parts'> {
  const content = 'content' in when ? when.content : undefined;
  const { elements, text } = when;
  if (!content && !elements && text) {
    const plain = plainText(text);
    const contents = contentsIn(text, plain, FIRST_LEXICON).map((spotted) => spotted.content);
    const parts = partsIn(plain, FIRST_LEXICON, new Set(), null).filter((part) => TOLD_PARTS.has(part));
    // Parts that a lint does not find may be there all the same: only what it finds counts, nothing lacks.
    const told = parts.includes('account-reference') ? (['debt-hint'] as const) : [];
    return { contents: [...new Set([...contents, ...told])], parts: null };
  }
  return {
    contents: (content ?? []).map((code) => CONTENT_CODES[code]),
    parts: elements ? elements.map((code) => PART_CODES[code]) : null,
  };
}

const TOLD_PARTS: ReadonlySet<Part> = new Set(['account-reference']);

function hearerOf(scenario: Asked): Hearer {
  const { given, when } = scenario;
  const { people, addresses, debts, log } = situationOf(scenario);
  const asked = when.kind === 'message_check' ? (when.person ?? 'consumer') : 'consumer';
  const person: Person | undefined = people.find(({ id }) => id === asked);
  const point =
    when.kind === 'message_check' ? addresses.find(({ id }) => id === when.contactPoint) : undefined;
  const owner = point && (given.contactPoints ?? []).find(({ id }) => id === point.id)?.of;
  const another = point?.belongsTo ?? owner ?? null;
  const isWrong = log.some((event) => event.type === 'number-wrong' && event.address === point?.id);
  const household = debts.some(
    ({ household: shared }) => shared !== undefined && shared !== false && shared.evidenced,
  );
  return {
    role: person?.role ?? (asked === 'consumer' ? 'debtor' : 'third-party'),
    identityChecked: person?.identityChecked ?? true,
    bound: person?.boundByGuarantee ?? false,
    sharesDebt: household,
    atAnothers: (another !== null && another !== asked) || point?.state === 'wrong' || isWrong,
    agreedToAdvertising: person?.agreedToAdvertising ?? true,
  };
}

/** What all rules found, in the words of the format. */
export function heard(verdicts: readonly WordVerdict[], lacking: readonly string[]): Answer {
  const has = (...outcomes: Finding['outcome'][]) =>
    verdicts.some(({ outcome }) => outcomes.includes(outcome));
  const decision =
    lacking.length > 0 || has('refuse', 'missing')
      ? 'deny'
      : has('require')
        ? 'require'
        : has('flag')
          ? 'allow_flag'
          : 'allow';
  const speaking =
    decision === 'deny' || decision === 'require'
      ? verdicts.filter(({ outcome }) => outcome !== 'pass')
      : verdicts;
  const all = <T>(pick: (verdict: WordVerdict) => readonly T[] | undefined) => [
    ...new Set(speaking.flatMap((one) => pick(one) ?? [])),
  ];
  const known = <List extends 'reasons' | 'require'>(list: List, codes: readonly string[]) =>
    codes.filter((code) => (CODES[list] as readonly string[]).includes(code)) as Code<List>[];
  return answer(decision, {
    reasons: known(
      'reasons',
      all(({ reasons }) => reasons),
    ),
    flags: all(({ flags }) => flags),
    require: known(
      'require',
      all(({ require }) => require),
    ),
    values: Object.assign({}, ...verdicts.map(({ values }) => values ?? {})) as Record<string, unknown>,
  });
}
