/**
 * How many decisions a second does one core make, beside the same rules in general rule engines?
 *
 * Rules of China and of the house over one mixed set of attempts, first answered by every engine, which must name the same
 * refusing rules for every attempt; then timed in turns by processor time. All start from the same situation: the gate from
 * minutes, zones and the log, the others from the same log and the few facts that are worked out for them by hand, in their
 * time. What is compared is what they all answer: which rules refuse. What only the gate gives is timed beside it.
 */
import { Environment } from '@marcbachmann/cel-js';
import { evaluate, parse } from 'cel-js';
import { Engine } from 'json-rules-engine';
import { against, decide, gate, type Law } from '../../rules/gate/gate.ts';
import { median } from './bench-results.ts';
import { plainOf } from './decision-facts.ts';
import { DERIVED, RULES } from './decision-rules.ts';
import { type Case, decisionSet, measuredLaw } from './decision-set.ts';

/** Who is timed, in decisions a second on one core. */
export interface Rates {
  /** The gate's `against`: which rules refuse, and until when. What the other engines answer, and more. */
  readonly gate: number;
  /** The gate's `decide`: the verdict of every rule with the facts it was seen from. */
  readonly verdicts: number;
  /** The whole of a decision: with the permit and its end, or the next minute at which it would be allowed. */
  readonly whole: number;
  readonly cel: number;
  readonly otherCel: number;
  readonly json: number;
}

/** What was measured: the median of the rounds, and the medians of what each round's gate was times each other engine. */
export interface DecisionRates {
  readonly attempts: number;
  readonly rules: number;
  readonly refused: number;
  readonly rates: Rates;
  readonly times: Readonly<
    Record<'cel' | 'otherCel' | 'json', { readonly gate: number; readonly whole: number }>
  >;
}

const SEED = 20261122;
/** Each is timed for about so much time of the processor in each turn; the first turns warm up and do not count. */
const TURN_MS = 200;
const TURNS = 4;
const WARM_UP = 4;
/** So many attempts at a time, so often. */
const BLOCK = 40;
const AGAIN = 3;
/** Each turn begins elsewhere, so that the slow ones meet the whole set too. */
const STRIDE = 7 * BLOCK;

type Decider = (one: Case) => readonly string[] | Promise<readonly string[]>;

/** Answers and times a set of `attempts`, `rounds` times. */
export async function decisions(
  attempts: number,
  rounds: number,
  say: (line: string) => void,
): Promise<DecisionRates> {
  const cases = decisionSet(attempts, SEED);
  const law = measuredLaw();
  const deciders: Readonly<Record<keyof Rates, Decider>> = {
    gate: gateDecider(law),
    verdicts: verdictsDecider(law),
    whole: wholeDecider(law),
    cel: celDecider(),
    otherCel: otherCelDecider(),
    json: jsonDecider(),
  };
  const refused = await agree(cases, deciders);
  say(`${attempts} attempts, ${law.rules.length} rules: all engines agree, ${refused} refused`);
  const rounded: Rates[] = [];
  for (let turn = 0; turn < WARM_UP + rounds * TURNS; turn += 1) {
    const rates = {} as Record<keyof Rates, number>;
    for (const name of Object.keys(deciders) as (keyof Rates)[])
      rates[name] = await timed(cases, turn * STRIDE, deciders[name]);
    if (turn >= WARM_UP) rounded.push(rates);
  }
  const of = (pick: (rates: Rates) => number) => median(rounded.map(pick));
  const times = (other: 'cel' | 'otherCel' | 'json') => ({
    gate: of((rates) => rates.gate / rates[other]),
    whole: of((rates) => rates.whole / rates[other]),
  });
  return {
    attempts,
    rules: law.rules.length,
    refused,
    rates: {
      gate: of(({ gate: rate }) => rate),
      verdicts: of(({ verdicts }) => verdicts),
      whole: of(({ whole }) => whole),
      cel: of(({ cel }) => cel),
      otherCel: of(({ otherCel }) => otherCel),
      json: of(({ json }) => json),
    },
    times: { cel: times('cel'), otherCel: times('otherCel'), json: times('json') },
  };
}

/** Every engine must name the same refusing rules for every attempt; returns how many attempts are refused. */
async function agree(
  cases: readonly Case[],
  { gate: ours, cel, otherCel, json }: Readonly<Record<keyof Rates, Decider>>,
): Promise<number> {
  let refused = 0;
  for (const one of cases) {
    const wanted = await ours(one);
    for (const [name, decider] of Object.entries({ cel, otherCel, json })) {
      const found = await decider(one);
      if (found.toSorted().join() !== wanted.toSorted().join())
        throw new Error(
          `${name} refuses by ${found.join()}, the gate by ${wanted.join()}: ${JSON.stringify(plainOf(one))}`,
        );
    }
    if (wanted.length > 0) refused += 1;
  }
  return refused;
}

/**
 * Decisions in a second of processor time, which other work on the machine does not lengthen. A few attempts are gone through some
 * times before the next few: as in the product, what is known of a person has just been read when he is decided about.
 */
async function timed(cases: readonly Case[], start: number, decider: Decider): Promise<number> {
  const began = spent();
  let done = 0;
  for (let first = start % cases.length; ; first = (first + BLOCK) % cases.length) {
    const block = cases.slice(first, first + BLOCK);
    for (let again = 0; again < AGAIN; again += 1)
      for (const one of block) {
        const said = decider(one);
        if (said instanceof Promise) await said;
      }
    done += block.length * AGAIN;
    const took = spent() - began;
    if (took >= TURN_MS) return (done * 1000) / took;
  }
}

/** Milliseconds that this process has had of a processor, in all of its threads. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** The rules that refuse an attempt. */
export function gateDecider(law: Law): (one: Case) => readonly string[] {
  return ({ attempt, situation }) => {
    const { bars, lacking } = against(attempt, situation, law);
    if (lacking.length > 0) throw new Error(`the measured set lacks ${lacking.join()}`);
    const refusing: string[] = [];
    for (const { rule } of bars) refusing.push(rule.id);
    return refusing;
  };
}

function verdictsDecider(law: Law): Decider {
  return ({ attempt, situation }) => decide(attempt, situation, law).missing;
}

function wholeDecider(law: Law): Decider {
  return ({ attempt, situation }) => gate(attempt, situation, law).missing;
}

/** One program for each rule, parsed once, over the facts of an attempt. */
export function celDecider(): Decider {
  const environment = new Environment().registerVariable('f', 'map');
  const programs = Object.entries(RULES).map(([id, { cel }]) => ({ id, program: environment.parse(cel) }));
  return (one) => {
    const facts = { f: plainOf(one) };
    const refusing: string[] = [];
    for (const { id, program } of programs) if (program(facts) === true) refusing.push(id);
    return refusing;
  };
}

/** The same expressions in the other interpreter of the language, parsed once. */
export function otherCelDecider(): Decider {
  const programs = Object.entries(RULES).map(([id, { cel }]) => {
    const read = parse(cel);
    if (!read.isSuccess) throw new Error(`${id}: ${read.errors.join()}`);
    return { id, program: read.cst };
  });
  return (one) => {
    const facts = { f: plainOf(one) };
    const refusing: string[] = [];
    for (const { id, program } of programs) if (evaluate(program, facts) === true) refusing.push(id);
    return refusing;
  };
}

/** One engine with all rules; what is counted over the log is worked out when first asked for. */
export function jsonDecider(): Decider {
  const engine = new Engine(
    Object.entries(RULES).map(([id, { json }]) => ({ name: id, conditions: json, event: { type: id } })),
  );
  for (const [name, derive] of Object.entries(DERIVED))
    engine.addFact(name, async (_params, almanac) => derive(await almanac.factValue('plain')));
  return async (one) => {
    const plain = plainOf(one);
    const { events } = await engine.run({ ...plain, plain });
    return events.map(({ type }) => type);
  };
}
