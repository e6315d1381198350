/**
 * What record does one row of a host's file make, and what is wrong with it?
 *
 * Reads every cell by the mapping and collects all faults of a row at once, each with its line, column, value,
 * reason and remedy, so that a sender can correct a file in one round.
 */
import type { Currency } from '../../rules/money.ts';
import { type CellFault, isFault, readCell, type Value } from './cell.ts';
import { FIELDS, type IntakeRecord } from './host-record.ts';
import type { CellForm, TableMapping } from './mapping.ts';
import type { Row } from './tape/table.ts';

/** One thing wrong with a file, as it stands in the error file. */
export interface Fault extends CellFault {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
}

/** What reading needs to know of the house: its products by id, and the currencies it can count in. */
export interface House {
  readonly products: ReadonlySet<string>;
  readonly currencies: ReadonlyMap<string, Currency>;
}

interface Slot {
  readonly column: string;
  readonly place: number;
  readonly field: string;
  readonly cell: CellForm;
  readonly type: string;
  readonly required: boolean;
  readonly emptyMeans: string | undefined;
}

/** Reads rows of one file. Made once for a file, because the places of its columns do not change. */
export class RowReader {
  readonly #table: TableMapping;
  readonly #slots: readonly Slot[];
  readonly #currency: Slot | undefined;
  readonly #file: string;
  readonly #house: House;
  readonly #width: number;

  constructor(table: TableMapping, columns: readonly string[], file: string, house: House) {
    this.#table = table;
    this.#file = file;
    this.#house = house;
    this.#width = columns.length;
    const kind: Readonly<Record<string, { type: string; required: boolean }>> = FIELDS[table.record];
    this.#slots = columns.flatMap((column, place) => {
      const about = table.columns[column];
      const field = about === undefined ? undefined : kind[about.field];
      if (about === undefined || field === undefined) return [];
      const { cell, emptyMeans } = about;
      return [
        { column, place, field: about.field, cell, emptyMeans, type: field.type, required: field.required },
      ];
    });
    this.#currency = this.#slots.find(({ type }) => type === 'currency');
  }

  /** The record of a row, or all its faults. */
  read(row: Row): IntakeRecord | readonly Fault[] {
    const { line, cells } = row;
    const whole = (reason: string, remedy: string): Fault[] => [
      { file: this.#file, line, column: '', value: '', reason, remedy },
    ];
    if (row.fault !== undefined) return whole(row.fault, 'Correct the line.');
    if (cells.length !== this.#width)
      return whole(
        `the line has ${cells.length} cells, the header has ${this.#width}`,
        'A separator is missing or too many, or the line is cut.',
      );
    const currency = this.#currencyOf(cells);
    const values: Record<string, Value> = { kind: this.#table.record };
    const faults: Fault[] = [];
    for (const field of Object.keys(FIELDS[this.#table.record])) values[field] = null;
    if (this.#table.product !== undefined) values.product = this.#table.product;
    if (this.#table.currency !== undefined) values.currency = this.#table.currency;
    for (const slot of this.#slots) {
      const cell = (cells[slot.place] ?? '').trim();
      const value = this.#valueOf(slot, cell, currency);
      if (isFault(value))
        faults.push({ file: this.#file, line, column: slot.column, value: cell.slice(0, 100), ...value });
      else values[slot.field] = value;
    }
    // The loop has filled every field of the kind with a value of its type or left a fault: the one cast of the intake.
    return faults.length > 0 ? faults : (values as unknown as IntakeRecord);
  }

  #currencyOf(cells: readonly string[]): Currency | null {
    const slot = this.#currency;
    const code = slot === undefined ? this.#table.currency : (cells[slot.place] ?? '').trim();
    return this.#house.currencies.get(code ?? '') ?? null;
  }

  #valueOf(slot: Slot, cell: string, currency: Currency | null): Value | CellFault {
    const text = cell === '' ? slot.emptyMeans : cell;
    if (text === undefined)
      return slot.required ? { reason: 'the cell is empty', remedy: 'Every row needs it.' } : null;
    const value = readCell(text, slot.cell, currency);
    if (slot.type === 'currency' && typeof value === 'string' && !this.#house.currencies.has(value))
      return {
        reason: 'the currency is not known',
        remedy: `Known: ${[...this.#house.currencies.keys()].join(', ')}.`,
      };
    if (slot.type === 'product' && typeof value === 'string' && !this.#house.products.has(value))
      return {
        reason: 'there is no such product',
        remedy: `Known: ${[...this.#house.products].join(', ')}.`,
      };
    return value;
  }
}
