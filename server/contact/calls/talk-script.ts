/**
 * What does the agent say, with this person's own figures in it?
 *
 * The approved text of a talk, composed and judged like every message. One that does not pass is not shown: the agent hears which
 * rule stands against it, and speaks freely.
 */
import type { Collecting } from '../../../policy/house/collecting.ts';
import { LETTERHEADS } from '../../../policy/house/letterhead.ts';
import { approvedFrom } from '../../../policy/words/house-use.ts';
import { HOUSE_TEMPLATES } from '../../../policy/words/templates.ts';
import { dayOf } from '../../../rules/days.ts';
import type { Minute } from '../../../rules/gate/local-time.ts';
import type { Ladder } from '../../../rules/strategy.ts';
import type { Language } from '../../../rules/telling/language.ts';
import type { Product } from '../../../rules/terms.ts';
import { TextShelf } from '../../../rules/words/approved-text.ts';
import type { PersonRows } from '../../db/gate/person-rows.ts';
import { compose } from '../compose.ts';

/** Whom is called, about which debts, by whom, and what the words are made with. */
export interface Talk {
  readonly person: PersonRows & { readonly name: string; readonly language: Language };
  readonly debts: readonly string[];
  readonly agent: string;
  readonly code: string;
  readonly at: Minute;
  readonly collecting: Collecting;
  readonly products: ReadonlyMap<number, Product>;
  readonly ladder: Ladder;
}

/** The words of a talk; `rule`: what stands against them, and then there are none. */
export interface Script {
  readonly template: string;
  readonly paragraphs: readonly string[];
  readonly rule: string | null;
}

const TEXTS = new TextShelf(approvedFrom(HOUSE_TEMPLATES, dayOf(2026, 1, 1)));

/** Fills the text of a talk. */
export function talkScript(talk: Talk): Script {
  const { person, debts, agent, code, at, collecting, products, ladder } = talk;
  const wanted = {
    way: 'call',
    template: 'talk',
    tone: 'plain',
    purpose: 'collect',
    debts,
    replyTo: null,
  } as const;
  const letterheads = {
    'zh-CN': { ...LETTERHEADS['zh-CN'], agent: `${agent} 号客服` },
    en: { ...LETTERHEADS.en, agent: `agent ${agent}` },
  };
  const house = { collecting, products, ladder, letterheads, texts: TEXTS };
  const composed = compose(wanted, person, at, code, house);
  if (composed.state === 'refused') return { template: 'talk', paragraphs: [], rule: composed.rule };
  return { template: composed.template, paragraphs: paragraphsOf(composed.body), rule: null };
}

/** A paragraph for each thing to say: each begins with what the agent does first, offers, or shows. */
function paragraphsOf(body: string): string[] {
  return body
    .split(/\n|(?<=[。？])(?=（|您)|(?<=[.?]) (?=\(|You |At )/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
