/**
 * In which queue does a person wait?
 *
 * A queue is a kind of person to speak with: by how late he is, by product, by language, or because he needs care. The first one that
 * fits takes him; nobody waits in two.
 */

export interface QueueRule {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  /** Null: any. */
  readonly buckets: readonly string[] | null;
  readonly products: readonly string[] | null;
  readonly languages: readonly string[] | null;
  /** True: those in distress, and nobody else. */
  readonly care: boolean;
}

/** What a queue is chosen by. */
export interface Placeable {
  readonly bucket: string;
  readonly product: string;
  readonly language: string;
  /** He has said, or it was found, that he is in distress. */
  readonly care: boolean;
}

/** The queue of a person. Throws where no queue takes him: the last one is to take everybody. */
export function queueOf(person: Placeable, queues: readonly QueueRule[]): string {
  const fits = (allowed: readonly string[] | null, one: string) => allowed === null || allowed.includes(one);
  const found = queues.find(
    ({ buckets, products, languages, care }) =>
      (!care || person.care) &&
      fits(buckets, person.bucket) &&
      fits(products, person.product) &&
      fits(languages, person.language),
  );
  if (found === undefined) throw new Error(`no queue takes ${JSON.stringify(person)}`);
  return found.id;
}
