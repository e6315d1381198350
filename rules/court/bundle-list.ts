/**
 * Is everything in the file that a court here wants to see, and what is missing?
 *
 * A checklist per jurisdiction is dated data: each item with its source and the kinds of exhibit that meet it. An item that a condition
 * makes necessary (an agreement was made, something was disputed) is asked for only then. A bundle that lacks one says so on its first page.
 */

/** Kinds of exhibit that a bundle can hold. */
export const EXHIBIT_KINDS = [
  'claim',
  'contract',
  'statement',
  'demands',
  'delivery',
  'agreements',
  'disputes',
  'decisions',
  'notice',
  'approval',
  'limitation',
  'identity',
  'fees',
] as const;
export type ExhibitKind = (typeof EXHIBIT_KINDS)[number];

/** The kind of an exhibit that a person brought for an item of the list. */
export const broughtKind = (item: string): string => `brought-${item}`;

export interface ChecklistItem {
  readonly id: string;
  readonly says: { readonly en: string; readonly zh: string };
  readonly source: string;
  readonly confidence: 'V' | 'P' | 'S' | 'R';
  readonly meets: readonly ExhibitKind[];
  /** Why nothing that is made here can ever meet it: only what a person brings does, and what he brings meets nothing else. */
  readonly cannot?: { readonly en: string; readonly zh: string };
}

export interface Checklist {
  readonly jurisdiction: string;
  readonly court: { readonly en: string; readonly zh: string };
  readonly items: readonly ChecklistItem[];
}

/** An item with what meets it. */
export interface CheckedItem {
  readonly id: string;
  /** Number of the exhibit; null: missing. */
  readonly exhibit: number | null;
}

/** An exhibit as the list looks at it. `empty`: it is there and holds nothing that would prove anything. */
export interface PresentExhibit {
  readonly number: number;
  readonly kind: string;
  readonly empty: boolean;
}

/** Each item with the first exhibit that meets it. */
export function checkedBy(list: Checklist, exhibits: readonly PresentExhibit[]): CheckedItem[] {
  return list.items.map(({ id, meets, cannot }) => {
    const kinds: readonly string[] = cannot === undefined ? meets : [broughtKind(id)];
    return {
      id,
      exhibit: exhibits.find(({ kind, empty }) => !empty && kinds.includes(kind))?.number ?? null,
    };
  });
}

/** Items that nothing meets. */
export function missingIn(items: readonly CheckedItem[]): string[] {
  return items.filter(({ exhibit }) => exhibit === null).map(({ id }) => id);
}
