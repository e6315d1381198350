/**
 * How many decisions a second does one core make, beside the same rules in two general rule engines?
 *
 * Rules of China and of the house over one mixed set of attempts, first answered by all three, which must name the same refusing
 * rules for every attempt; then timed in turns by processor time, the median of the rounds counting. The other engines are handed
 * day and clock ready-made and only say which rules refuse; the gate works from the log, and says why and until when.
 */
import { Environment } from '@marcbachmann/cel-js';
import { Engine } from 'json-rules-engine';
import { decide, gate, type Law } from '../../rules/gate/gate.ts';
import { median } from './bench-results.ts';
import { DERIVED, RULES } from './decision-rules.ts';
import { type Case, decisionSet, measuredLaw } from './decision-set.ts';

/** What was measured: decisions a second on one core. */
export interface DecisionRates {
  readonly attempts: number;
  readonly rules: number;
  readonly refused: number;
  /** The whole of a decision: with the permit and its end, or the next minute at which it would be allowed. */
  readonly whole: number;
  /** The decision at one minute: what the other engines answer. */
  readonly gate: number;
  readonly cel: number;
  readonly json: number;
}

const SEED = 20261122;
/** Each is timed for about so much time of the processor in each round; the first rounds warm up and do not count. */
const ROUND_MS = 500;
const WARM_UP = 2;

type Decider = (one: Case) => readonly string[] | Promise<readonly string[]>;

/** Answers and times a set of `attempts`, `rounds` times. */
export async function decisions(
  attempts: number,
  rounds: number,
  say: (line: string) => void,
): Promise<DecisionRates> {
  const cases = decisionSet(attempts, SEED);
  const law = measuredLaw();
  const ours = gateDecider(law);
  const deciders = { gate: ours, cel: celDecider(), json: jsonDecider(), whole: wholeDecider(law) };
  const refused = await agree(cases, deciders);
  say(`${attempts} attempts, ${law.rules.length} rules: all engines agree, ${refused} refused`);
  const rates: Record<keyof typeof deciders, number[]> = { gate: [], cel: [], json: [], whole: [] };
  for (let round = 0; round < WARM_UP + rounds; round += 1)
    for (const [name, decider] of Object.entries(deciders) as [keyof typeof deciders, Decider][]) {
      const rate = await timed(cases, decider);
      if (round >= WARM_UP) rates[name].push(rate);
    }
  return {
    attempts,
    rules: law.rules.length,
    refused,
    whole: median(rates.whole),
    gate: median(rates.gate),
    cel: median(rates.cel),
    json: median(rates.json),
  };
}

/** Every engine must name the same refusing rules for every attempt; returns how many attempts are refused. */
async function agree(
  cases: readonly Case[],
  { gate: ours, cel, json }: Record<string, Decider>,
): Promise<number> {
  let refused = 0;
  for (const one of cases) {
    const wanted = await ours!(one);
    for (const [name, decider] of Object.entries({ cel, json })) {
      const found = await decider!(one);
      if (found.toSorted().join() !== wanted.toSorted().join())
        throw new Error(
          `${name} refuses by ${found.join()}, the gate by ${wanted.join()}: ${JSON.stringify(one.plain)}`,
        );
    }
    if (wanted.length > 0) refused += 1;
  }
  return refused;
}

/** Decisions in a second of processor time, which other work on the machine does not lengthen. */
async function timed(cases: readonly Case[], decider: Decider): Promise<number> {
  const began = spent();
  let done = 0;
  for (;;) {
    for (let place = 0; place < 200; place += 1) {
      const said = decider(cases[done % cases.length]!);
      if (said instanceof Promise) await said;
      done += 1;
    }
    const took = spent() - began;
    if (took >= ROUND_MS) return (done * 1000) / took;
  }
}

/** Milliseconds that this process has had of a processor, in all of its threads. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Asks each rule at the attempt's minute. */
export function gateDecider(law: Law): (one: Case) => readonly string[] {
  return ({ attempt, situation }) => {
    const { verdicts, missing } = decide(attempt, situation, law);
    if (missing.length > 0) throw new Error(`the measured set lacks ${missing.join()}`);
    const against: string[] = [];
    for (const { outcome, rule } of verdicts)
      if (outcome !== 'pass' && outcome !== 'flag') against.push(rule.id);
    return against;
  };
}

function wholeDecider(law: Law): Decider {
  return ({ attempt, situation }) => {
    gate(attempt, situation, law);
    return [];
  };
}

/** One program for each rule, parsed once, over the plain facts of an attempt. */
export function celDecider(): Decider {
  const environment = new Environment().registerVariable('f', 'map');
  const programs = Object.entries(RULES).map(([id, { cel }]) => ({ id, program: environment.parse(cel) }));
  return ({ plain }) => {
    const against: string[] = [];
    for (const { id, program } of programs) if (program({ f: plain }) === true) against.push(id);
    return against;
  };
}

/** One engine with all rules; what is counted over the log is worked out when first asked for. */
export function jsonDecider(): Decider {
  const engine = new Engine(
    Object.entries(RULES).map(([id, { json }]) => ({ name: id, conditions: json, event: { type: id } })),
  );
  for (const [name, derive] of Object.entries(DERIVED))
    engine.addFact(name, async (_params, almanac) => derive(await almanac.factValue('plain')));
  return async ({ plain }) => {
    const { events } = await engine.run({ ...plain, plain });
    return events.map(({ type }) => type);
  };
}
