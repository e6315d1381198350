/**
 * What waits for a person in a story, who takes and decides it, and what rests meanwhile?
 *
 * "hands in payslip of 2026-01-31 saying "…"", "somebody else hands in "…"", "says illness", "writes "…"", "states income 8,000.00,
 * household 3", "proposes above the limits, level 2"; "a1 takes 1", "a1 decides 1: refused for not-affordable and offers …", "a2
 * approves 1", "appeals against 1". Cases are numbered as they are opened; the product's own rules judge every step.
 */
import { DOCUMENT_KINDS, DOCUMENTS } from '../../policy/house/document-kinds.ts';
import { REVIEW_TERMS, reasonsFor } from '../../policy/house/review-terms.ts';
import type { Fact } from '../../rules/account.ts';
import { type Day, formatDay } from '../../rules/days.ts';
import { DAY_MINUTES } from '../../rules/gate/local-time.ts';
import { type Flag, flagOf } from '../../rules/review/flag.ts';
import { dayFlags } from '../../rules/review/paper-days.ts';
import {
  appeal,
  approve,
  assign,
  claim,
  clockOfCase,
  decide,
  giveBack,
  type Level,
  OUTCOMES,
  type ReviewCase,
  type Reviewer,
  type ReviewKind,
  type Stepped,
} from '../../rules/review/review-case.ts';
import { contradictions, type Stated, type StatedFacts } from '../../rules/review/stated-facts.ts';
import { alike, isNearText, textMarks } from '../../rules/review/text-marks.ts';
import { holdFor, suggestedBy, type ToldBy, VULNERABILITIES } from '../../rules/review/vulnerability.ts';
import { type Agreement, amountOf, dayOf } from './story-given.ts';

/** A case with the days on which collection rests until it is decided. */
interface StoryCase {
  case: ReviewCase;
  readonly restsTo: Day | null;
}

const KEY = { a: 20261122, b: 7 };
/** Things happen at noon of a story's day. */
const minuteOf = (day: Day) => day * DAY_MINUTES + 720;
const WORDS = { zh: '见理由', en: 'For the reason given.' };

/** The cases of one story. */
export class StoryReview {
  readonly #agreement: Agreement;
  readonly #cases: StoryCase[] = [];
  readonly #others: string[] = [];
  readonly #stated: Stated[] = [];
  #flags: { readonly on: Day; readonly kinds: readonly string[] } | null = null;
  #last = -1;

  constructor(agreement: Agreement) {
    this.#agreement = agreement;
  }

  /** Takes a clause that is about review: "done", or why not; null for any other clause. */
  take(clause: string, day: Day, facts: readonly Fact[]): string | null {
    return this.#said(clause, day, facts) ?? this.#stepped(clause, day);
  }

  /** The case that was touched last, as it stands. */
  caseCell(day: Day): string {
    const one = this.#cases[this.#last]?.case;
    if (one === undefined) return '–';
    const name = `${this.#last + 1} ${one.kind}`;
    const { decided, proposed, verdict, owner } = one;
    if (decided !== null) return `${name} ${verdict?.outcome} by ${decided.by}`;
    if (proposed !== null) return `${name} proposed by ${proposed.by}: ${verdict?.outcome}`;
    const late = clockOfCase(one, minuteOf(day)) === 'late' ? ', late' : '';
    const until = `until ${formatDay(Math.floor(one.dueAt / DAY_MINUTES))}${late}`;
    return owner === null ? `${name} waits ${until}` : `${name} with ${owner} ${until}`;
  }

  /** What was found odd on a day. */
  flagsCell(day: Day): string {
    return this.#flags?.on === day && this.#flags.kinds.length > 0 ? this.#flags.kinds.join(', ') : '–';
  }

  /** Until when collection rests. */
  holdCell(day: Day): string {
    const ends = this.#cases.flatMap(({ case: { decided }, restsTo }) =>
      restsTo !== null && restsTo >= day && decided === null ? [restsTo] : [],
    );
    return ends.length === 0 ? '–' : `to ${formatDay(Math.max(...ends))}`;
  }

  #said(clause: string, day: Day, facts: readonly Fact[]): string | null {
    const other = /^somebody else hands in "(.+)"$/.exec(clause);
    if (other) return this.#others.push(other[1]!) > 0 ? 'done' : null;
    const paper = /^hands in ([a-z-]+)(?: of (\S+))?( with consent)? saying "(.+)"$/.exec(clause);
    if (paper) return this.#paper(paper, day);
    const said = /^(says|an agent notes) ([a-z, ]+)$/.exec(clause);
    if (said) return this.#care(said[2]!.split(', '), said[1] === 'says' ? 'borrower' : 'agent', day);
    const wrote = /^writes "(.+)"$/.exec(clause);
    if (wrote) {
      const kinds = suggestedBy(wrote[1]!);
      return kinds.length === 0 ? 'done' : this.#care(kinds, 'text', day);
    }
    const stated = /^states (.+)$/.exec(clause);
    if (stated) return this.#state(stated[1]!, day, facts);
    const above = /^proposes above the limits, level ([123])$/.exec(clause);
    return above ? this.#open('application', day, Number(above[1]) as Level, []) : null;
  }

  #paper([, kindText, issued, consent, words]: RegExpExecArray, day: Day): string {
    const kind = DOCUMENT_KINDS.find((one) => one === kindText);
    if (kind === undefined) throw new Error(`"${kindText}" is none of ${DOCUMENT_KINDS.join(', ')}`);
    if (DOCUMENTS[kind].sensitive && consent === undefined) return 'needs-consent';
    const days = { issuedOn: issued === undefined ? null : dayOf(issued), today: day };
    const marks = textMarks(words!, KEY);
    const likes = this.#others.flatMap((other) => {
      if (other === words) return [flagOf('same-file', 1_000_000)];
      const theirs = textMarks(other, KEY).map(({ mark }) => mark);
      const near = alike(marks, theirs, () => 1);
      return isNearText(near) ? [flagOf('near-text', near.sharePpm)] : [];
    });
    return this.#open('paper', day, 1, [...dayFlags(days, DOCUMENTS[kind].provesDays), ...likes]);
  }

  #care(names: readonly string[], by: ToldBy, day: Day): string {
    const kinds = VULNERABILITIES.filter((kind) => names.includes(kind));
    if (kinds.length !== names.length) throw new Error(`"${names}" are not all of ${VULNERABILITIES}`);
    const { to } = holdFor(kinds, by, day, REVIEW_TERMS.holdDays);
    return this.#open('vulnerability', day, 1, [], to);
  }

  #state(text: string, day: Day, facts: readonly Fact[]): string {
    const { product } = this.#agreement;
    let stated: StatedFacts = {};
    for (const part of text.split(', ')) {
      const fact = /^(income|household|dependants|employer) (.+)$/.exec(part);
      if (!fact) throw new Error(`"${part}" is nothing that can be stated`);
      const value =
        fact[1] === 'income' ? amountOf(fact[2]!, product) : fact[1] === 'employer' ? fact[2] : +fact[2]!;
      stated = { ...stated, [fact[1]!]: value };
    }
    const paidInMonth = facts.reduce(
      (sum, fact) => (fact.type === 'paid' && fact.valueOn > day - 30 ? sum + fact.amount : sum),
      0n,
    );
    const now: Stated = { on: day, source: `statement ${this.#stated.length + 1}`, facts: stated };
    const flags = contradictions(now, this.#stated, { deadSince: null, paidInMonth }, REVIEW_TERMS);
    this.#stated.push(now);
    if (flags.length > 0) return this.#open('statement', day, 1, flags);
    this.#flags = { on: day, kinds: [] };
    return 'done';
  }

  #open(
    kind: Exclude<ReviewKind, 'appeal'>,
    day: Day,
    level: Level,
    flags: readonly Flag[],
    restsTo: Day | null = null,
  ): string {
    const openedAt = minuteOf(day);
    const dueAt = openedAt + REVIEW_TERMS.decideInDays[kind] * DAY_MINUTES;
    const nobody = { owner: null, verdict: null, proposed: null, decided: null, appealed: false };
    const sensitive = kind === 'vulnerability';
    this.#last = this.#cases.push({
      case: { kind, level, openedAt, dueAt, notBy: [], sensitive, ...nobody },
      restsTo,
    });
    this.#last -= 1;
    this.#flags = { on: day, kinds: flags.map((flag) => flag.kind) };
    return 'done';
  }

  #stepped(clause: string, day: Day): string | null {
    const again = /^appeals against (\d+)$/.exec(clause);
    if (again) return this.#appeal(Number(again[1]) - 1, day);
    const step = /^(\w+) (takes|gives back|decides|approves|sends back) (\d+)(?: to (\w+))?(?:: (.+))?$/.exec(
      clause,
    );
    const given = /^(\w+) gives (\d+) to (\w+)$/.exec(clause);
    if (given)
      return this.#apply(+given[2]! - 1, (one) => assign(one, this.#who(given[1]!), this.#who(given[3]!)));
    if (!step) return null;
    const [, name, verb, number, , verdict] = step;
    const who = this.#who(name!);
    const at = minuteOf(day);
    return this.#apply(Number(number) - 1, (one) => {
      if (verb === 'takes') return claim(one, who);
      if (verb === 'gives back') return giveBack(one, who);
      if (verb === 'decides') return this.#decide(one, who, verdict ?? '', at);
      return approve(one, who, verb === 'approves', at);
    });
  }

  #decide(one: ReviewCase, who: Reviewer, text: string, at: number): Stepped {
    const said = /^([a-z-]+)(?: for ([a-z-]+(?:, [a-z-]+)*))?(?: and offers (.+))?$/.exec(text);
    const outcome = OUTCOMES.find((known) => known === said?.[1]);
    if (!said || outcome === undefined)
      throw new Error(`"${text}" is no decision: one of ${OUTCOMES.join(', ')}`);
    const reasons = said[2]?.split(', ') ?? [];
    const verdict = { outcome, reasons, words: WORDS, alternative: said[3] ?? null };
    return decide(one, who, verdict, at, reasonsFor(outcome));
  }

  #apply(place: number, step: (one: ReviewCase) => Stepped): string {
    const found = this.#cases[place];
    if (found === undefined) throw new Error(`there is no case ${place + 1} yet`);
    this.#last = place;
    const stepped = step(found.case);
    if (stepped.state === 'refused') return stepped.why;
    found.case = stepped.next;
    return 'done';
  }

  #appeal(place: number, day: Day): string {
    const { appealInDays, decideInDays } = REVIEW_TERMS;
    return this.#apply(place, (one) => {
      const stepped = appeal(
        one,
        minuteOf(day),
        appealInDays * DAY_MINUTES,
        decideInDays.appeal * DAY_MINUTES,
      );
      if (stepped.state === 'refused') return stepped;
      this.#cases.push({ case: stepped.next, restsTo: null });
      this.#last = this.#cases.length - 1;
      return { state: 'done', next: { ...one, appealed: true } };
    });
  }

  #who(name: string): Reviewer {
    const found = this.#agreement.reviewers.find(({ id }) => id === name);
    if (found === undefined) throw new Error(`"${name}" is no reviewer of this story`);
    return found;
  }
}
