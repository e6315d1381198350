/**
 * How are decisions appended?
 *
 * Under the borrowers' locks, all of a batch in one statement. Those of a shape that occurs more than once are kept as a frame with what
 * differs (`decision-text.ts`); one that stands alone is kept whole. A frame is named by what it says, so a process may remember it;
 * whether this database has it is asked each time.
 */
import type { Result } from '../../../rules/gate/gate.ts';
import { byteas, int4s, texts } from '../binary-array.ts';
import type { Client } from '../pool.ts';
import {
  type Cut,
  cutOf,
  differenceOf,
  type Frame,
  frameFrom,
  frameOf,
  shapeDigest,
} from './decision-text.ts';
import { asLists, type BorrowerKey } from './person-rows.ts';

/** A decision as it is kept. `law` is the digest of a `law_version`. */
export interface DecisionRow extends BorrowerKey {
  readonly seq: number;
  readonly at: number;
  readonly asked: 'ask' | 'use';
  readonly result: Result;
  readonly nextAllowedAt: number | null;
  readonly law: string;
  readonly strategy: string;
  readonly inputs: string;
  readonly answer: string;
  /** Law, strategy and both texts taken apart, where that was done already. */
  readonly cut?: Cut;
}

/** A state of the law as it is kept. */
export interface LawRow {
  readonly digest: string;
  readonly version: string;
  readonly law: string;
}

/** Frames by their shape, as this process has met them; more are forgotten all together. */
const met = new Map<string, Frame>();
const MOST = 2_000;

/** Appends decisions, with the states of the law and the frames they need. */
export async function writeDecisions(
  client: Client,
  rows: readonly DecisionRow[],
  laws: readonly LawRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const cuts = rows.map((row) => row.cut ?? cutOf(row));
  const frames = await framesFor(client, cuts, laws);
  const framed = cuts.map(({ shape }) => frames.get(shape) ?? null);
  const whole = rows.filter((_, place) => framed[place] === null);
  await keepLaws(client, laws, whole);
  const own = (pick: (row: DecisionRow) => string) =>
    texts(rows.map((row, place) => (framed[place] === null ? pick(row) : null)));
  await client.query({
    name: 'write-decisions',
    text: `insert into decision (slot, borrower_id, seq, at, asked, result, next_allowed_at, law, strategy, inputs, answer, frame, differs)
     select * from unnest($1::smallint[], $2::bigint[], $3::int[], $4::int[], $5::text[], $6::text[], $7::int[], $8::text[],
                          $9::text[], $10::text[], $11::text[], $12::bytea[], $13::text[])`,
    values: [
      ...asLists(rows),
      int4s(rows.map(({ seq }) => seq)),
      int4s(rows.map(({ at }) => at)),
      texts(rows.map(({ asked }) => asked)),
      texts(rows.map(({ result }) => result)),
      int4s(rows.map(({ nextAllowedAt }) => nextAllowedAt)),
      own(({ law }) => law),
      own(({ strategy }) => strategy),
      own(({ inputs }) => inputs),
      own(({ answer }) => answer),
      byteas(framed.map((frame) => frame?.digest ?? null)),
      texts(framed.map((frame, place) => frame && differenceOf(cuts[place]!, frame))),
    ],
  });
}

/** The frames that this database has, or is given here, by shape. */
async function framesFor(
  client: Client,
  cuts: readonly Cut[],
  laws: readonly LawRow[],
): Promise<Map<string, Frame>> {
  const byShape = Map.groupBy(cuts, ({ shape }) => shape);
  const known = [...byShape.keys()].flatMap((shape) => met.get(shape) ?? []);
  const { rows: here } = await client.query<{ frame: Buffer }>({
    name: 'known-frames',
    text: 'select frame from decision_frame where frame = any($1::bytea[])',
    values: [byteas(known.map(({ digest }) => digest))],
  });
  const there = new Set(here.map(({ frame }) => frame.toString('hex')));
  const frames = new Map<string, Frame>();
  const strange = new Map<string, string>();
  for (const shape of byShape.keys()) {
    const frame = met.get(shape);
    if (frame !== undefined && there.has(frame.digest.toString('hex'))) frames.set(shape, frame);
    else strange.set(shapeDigest(shape).toString('hex'), shape);
  }
  if (strange.size === 0) return frames;
  for (const frame of await framesOfShapes(client, [...strange.keys()])) {
    const name = frame.shape.toString('hex');
    const shape = strange.get(name)!;
    strange.delete(name);
    frames.set(shape, frame);
    if (met.size >= MOST) met.clear();
    met.set(shape, frame);
  }
  const made = [...strange.values()].flatMap((shape) => {
    const [one, other] = byShape.get(shape)!;
    return other === undefined ? [] : [[shape, frameOf(one!, other)] as const];
  });
  await keepFrames(
    client,
    made.map(([, frame]) => frame),
    laws,
  );
  // Not remembered yet: whether they stay is known when they are met again.
  for (const [shape, frame] of made) frames.set(shape, frame);
  return frames;
}

/** One frame of each of these shapes, of those that have any. */
async function framesOfShapes(client: Client, shapes: readonly string[]): Promise<Frame[]> {
  const { rows } = await client.query<{ law: string; strategy: string; inputs: string; answer: string }>(
    'select distinct on (shape) law, strategy, inputs, answer from decision_frame where shape = any($1::bytea[]) order by shape, frame',
    [byteas(shapes.map((one) => Buffer.from(one, 'hex')))],
  );
  return rows.map(frameFrom);
}

async function keepFrames(client: Client, frames: readonly Frame[], laws: readonly LawRow[]): Promise<void> {
  if (frames.length === 0) return;
  await keepLaws(client, laws, frames);
  // In order: two who bring the same ones wait for each other, and never both.
  const sorted = [...frames].sort((a, b) => Buffer.compare(a.digest, b.digest));
  await client.query(
    `insert into decision_frame (frame, shape, law, strategy, inputs, answer)
     select * from unnest($1::bytea[], $2::bytea[], $3::text[], $4::text[], $5::text[], $6::text[])
     on conflict do nothing`,
    [
      byteas(sorted.map(({ digest }) => digest)),
      byteas(sorted.map(({ shape }) => shape)),
      texts(sorted.map(({ law }) => law)),
      texts(sorted.map(({ strategy }) => strategy)),
      texts(sorted.map(({ inputs }) => inputs)),
      texts(sorted.map(({ answer }) => answer)),
    ],
  );
}

/** Keeps the states of the law that these need and that are not kept yet. */
async function keepLaws(
  client: Client,
  laws: readonly LawRow[],
  needed: readonly { readonly law: string }[],
): Promise<void> {
  if (needed.length === 0) return;
  const digests = [...new Set(needed.map(({ law }) => law))];
  const known = await client.query<{ digest: string }>(
    'select digest from law_version where digest = any($1)',
    [digests],
  );
  const missing = digests.filter((digest) => !known.rows.some((row) => row.digest === digest)).sort();
  for (const digest of missing) {
    const { version, law } = laws.find((one) => one.digest === digest)!;
    await client.query(
      'insert into law_version (digest, version, law) values ($1, $2, $3) on conflict do nothing',
      [digest, version, law],
    );
  }
}
