/**
 * What does the agent say, with this person's own figures in it?
 *
 * The approved text of a talk, filled and judged like every other text. One that does not pass is not shown: the agent hears which
 * rule stands against it, and calls without a script of ours.
 */
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import { useOf as approvedUse } from '../../../policy/words/house-use.ts';
import { HOUSE_TEMPLATES } from '../../../policy/words/templates.ts';
import { wordBookOf } from '../../../policy/words/word-packs.ts';
import type { Account } from '../../../rules/account.ts';
import { daysPastDueOf } from '../../../rules/arrears.ts';
import type { Day } from '../../../rules/days.ts';
import { codeText } from '../../../rules/telling/check-code.ts';
import { dayWords, type Language, moneyText } from '../../../rules/telling/language.ts';
import type { Product } from '../../../rules/terms.ts';
import { checkFilled, filledText } from '../../../rules/words/text-check.ts';

/** Whom is called, about what. */
export interface Talk {
  readonly language: Language;
  readonly name: string;
  readonly agent: string;
  readonly code: string;
  readonly today: Day;
  readonly accounts: readonly { readonly account: Account; readonly product: Product }[];
}

/** The words of a talk; `rule`: what stands against them, and then there are none. */
export interface Script {
  readonly template: string;
  readonly paragraphs: readonly string[];
  readonly rule: string | null;
}

/** Fills the text of a talk. */
export function talkScript(talk: Talk): Script {
  const { language, today } = talk;
  const text = HOUSE_TEMPLATES.find((one) => one.name === 'talk' && one.language === language);
  if (text === undefined) return { template: 'talk', paragraphs: [], rule: 'HOUSE-MESSAGES' };
  const template = `${text.name}/${text.channel}/${text.tone}@${text.version}`;
  const facts = factsOf(talk);
  const [finding] = checkFilled(text, facts, approvedUse(text, today), wordBookOf([]));
  if (finding !== undefined) return { template, paragraphs: [], rule: finding.rule };
  const { body } = filledText(text, facts);
  // A paragraph for each thing to say: the text marks them by its sentences in brackets and its full stops.
  const paragraphs = body
    .split(/(?<=[。？])(?=（|您)|(?<=[.?]) (?=\(|You |At )/u)
    .filter((one) => one !== '');
  return { template, paragraphs, rule: null };
}

function factsOf({ language, name, agent, code, accounts, today }: Talk): Record<string, string> {
  const owed = Map.groupBy(accounts, ({ product }) => product.currency.code);
  const sums = [...owed.values()].map((some) => {
    const sum = some.reduce((total, { account: { balances } }) => total + overdueOf(balances), 0n);
    return moneyText(sum, some[0]!.product.currency, language);
  });
  const due = accounts.flatMap(({ account: { oldestDue } }) => (oldestDue === null ? [] : [oldestDue]));
  return {
    lender: LETTERHEADS[language].lender,
    complaint: LETTERHEADS[language].complaint,
    name,
    agent,
    code: codeText(code),
    amount: sums.join(language === 'en' ? ' and ' : '及'),
    date: due.length === 0 ? '' : dayWords(Math.min(...due), language),
    days: String(
      Math.max(0, ...accounts.map(({ account, product }) => daysPastDueOf(account, today, product))),
    ),
  };
}

/** Past due without penalty interest, as the work list counts it. */
function overdueOf(balances: Account['balances']): bigint {
  return balances.duePrincipal + balances.dueInterest + balances.dueFee;
}
