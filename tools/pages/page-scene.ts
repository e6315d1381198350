/**
 * How does a test look at a page as a person would: which server, which window, what counts as a fault?
 *
 * The small book behind the real server and the built web, a browser with a phone's or a desk's window in a language, and the faults
 * that no page may have: a complaint in the console, a finding of axe, a page wider than its window. Pictures are kept in the folder
 * that ANHUAN_PICTURES_IN names; ANHUAN_PICTURES=docs renews those that the documentation shows; unasked, one of a page with a fault.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { type Day, parseDay } from '../../rules/days.ts';
import type { House } from '../../server/api/house.ts';
import { fillSmallBook, smallHouse } from '../../server/api/small-book.ts';
import type { Key } from '../../server/db/accounts.ts';
import type { Database } from '../../server/db/databases.ts';
import { homeFolder } from '../../server/db/embedded/postgres.ts';
import type { BorrowerKey } from '../../server/db/gate/person-rows.ts';
import { type FoundAccount, firstAccount } from '../../server/db/reading/first-account.ts';
import { findAccount, readRecords } from '../../server/db/record.ts';
import { type Served, type Serving, serve } from '../../server/main.ts';
import type { Found } from '../chromium.ts';
import { testDatabase } from '../test-database.ts';
import { builtWeb } from '../trial/web-build.ts';
import { smallPicture } from './docs/small-picture.ts';
import {
  closeTaken,
  type Hearer,
  hear,
  type Language,
  leaveWindow,
  newWindow,
  takeWindow,
  type Window,
} from './windows/kept-windows.ts';

export const PAGES_TODAY = parseDay('2026-11-22') as Day;
/** The highest picture of a page. */
const HIGHEST = 1_600;
const ROOT = resolve(import.meta.dirname, '..', '..');
const AXE = readFileSync(join(ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const IN_DOCS = join(ROOT, 'docs', 'images');
/** Nobody looks at two hundred pictures of every run: they are kept when they are asked for, and of a page with a fault. */
const ASKED = process.env.ANHUAN_PICTURES_IN !== undefined || process.env.ANHUAN_PICTURES === 'docs';
let kept = process.env.ANHUAN_PICTURES_IN;
const pictures = (): string => {
  // What tests write to the folder for temporary files is gone with the run; this is what somebody will look at after it.
  kept ??= join(homeFolder(), 'faults');
  mkdirSync(kept, { recursive: true });
  return kept;
};

export type { Language, Window };

/** What a scene is made of, where it is not the usual. */
export interface SceneTerms {
  readonly accounts?: number;
  /** What time it always is where the lender is: "10:30". */
  readonly clock?: string;
  /** What is entered after the book is filled and before anybody looks; what the server is given beside the usual. */
  readonly prepare?: (database: Database, house: House) => Promise<Partial<Serving> | undefined>;
  /** Words in the console that are no complaint: a refusal is an answer that the browser notes. */
  readonly allowed?: RegExp;
}

/** Server and browser for the page tests of one file; without a browser on this machine, the server alone. */
export class PageScene {
  readonly database: Database;
  readonly house: House;
  readonly served: Served;
  readonly #found: Found;
  readonly #allowed: RegExp | null;
  /** In which language the contrasts of a page, at a width, are asked. */
  readonly #contrasted = new Map<string, string>();
  readonly #complaints: string[] = [];

  private constructor(
    database: Database,
    house: House,
    served: Served,
    found: Found,
    allowed: RegExp | null,
  ) {
    this.database = database;
    this.house = house;
    this.served = served;
    this.#found = found;
    this.#allowed = allowed;
  }

  static async open(
    found: Found,
    { accounts = 40, clock = '10:30', prepare, allowed }: SceneTerms = {},
  ): Promise<PageScene> {
    const database = await testDatabase();
    await fillSmallBook(database.pool, PAGES_TODAY, accounts);
    const house = smallHouse(database, clock);
    const more = (await prepare?.(database, house)) ?? {};
    const web = found.path === null ? null : await builtWeb();
    const served = await serve({ ...house, port: 0, web, ...more });
    return new PageScene(database, house, served, found, allowed ?? null);
  }

  async close(): Promise<void> {
    await closeTaken();
    await this.served.close();
    await this.database.close();
  }

  /** What was complained about in any console since the last question. */
  complaints(): string[] {
    return this.#complaints.splice(0);
  }

  /** A new window of a person who has this language, to make ready; nothing is open in it. Close it afterwards. */
  context(window: Window, language: Language, dark = false): Promise<BrowserContext> {
    return newWindow(this.#found, { window, language, dark });
  }

  /** Opens `path` in a window that nobody has used before, as far as a page can tell; `leave` it afterwards. */
  async look(
    path: string,
    window: Window,
    language: Language,
    { dark = false, from = this.served }: { dark?: boolean; from?: Served } = {},
  ): Promise<Page> {
    const how = { window, language, dark };
    const page = await takeWindow(this.#found, how, from.address, this.#hearer(path));
    return this.#open(page, path, from);
  }

  /** The same in a window that was made ready. */
  async lookIn(context: BrowserContext, path: string, from = this.served): Promise<Page> {
    const page = await context.newPage();
    hear(page, this.#hearer(path));
    return this.#open(page, path, from);
  }

  /** Leaves the window of a page: the next look may have it, empty. */
  async leave(page: Page): Promise<void> {
    await leaveWindow(page);
  }

  #hearer(path: string): Hearer {
    return (words, thrown) => {
      if (thrown || !this.#allowed?.test(words)) this.#complaints.push(`${path}: ${words}`);
    };
  }

  /** Waits until the page shows something. */
  async #open(page: Page, path: string, from: Served): Promise<Page> {
    page.setDefaultTimeout(30_000);
    await page.goto(from.address + path);
    await page.getByRole('heading').first().waitFor();
    // What is still being fetched says so.
    await page.waitForFunction(() => document.querySelector('.state[role=status]') === null);
    return page;
  }

  /** What is wrong with the page as it stands; nothing, if all is well. */
  async faults(page: Page): Promise<string[]> {
    // Not as a script of the page: where sessions are asked for, none but its own may run there.
    await page.evaluate(AXE);
    const contrast = await this.#asksContrast(page);
    const found = await page.evaluate(async (enabled) => {
      const { axe } = globalThis as unknown as {
        axe: {
          run: (wish: {
            resultTypes: string[];
            rules: Record<string, { enabled: boolean }>;
          }) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      };
      const { violations } = await axe.run({
        resultTypes: ['violations'],
        rules: { 'color-contrast': { enabled } },
      });
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
      const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      // What scrolls in a frame of its own may be wider than the window.
      const framed = (one: Element): boolean =>
        one.parentElement !== null &&
        (/auto|scroll|hidden|clip/.test(getComputedStyle(one.parentElement).overflowX) ||
          framed(one.parentElement));
      const wide = [...document.querySelectorAll('body *')].filter(
        (one) => one.getBoundingClientRect().right > window.innerWidth + 0.5 && !framed(one),
      );
      const wider = wide.slice(0, 3).map((one) => `wider than the window: ${one.outerHTML.slice(0, 120)}`);
      return [...told, ...(over > 0 ? [`the page is ${over} pixels too wide`] : []), ...wider];
    }, contrast);
    return [...found, ...this.complaints()];
  }

  /**
   * Colours know no language, and reckoning contrasts is half of what axe costs: of a page that is looked at in both, in all its states,
   * those of the language that came first are asked.
   */
  async #asksContrast(page: Page): Promise<boolean> {
    const place = `${page.viewportSize()?.width} ${new URL(page.url()).pathname.replace(/\d+/g, '#')}`;
    const language = await page.evaluate(() => document.documentElement.lang);
    const first = this.#contrasted.get(place) ?? language;
    this.#contrasted.set(place, first);
    return first === language;
  }

  /** Keeps a picture of the page if pictures are asked for, of the whole of it unless told otherwise. */
  async picture(page: Page, name: string, fullPage = true): Promise<void> {
    if (ASKED) await this.#keep(page, name, fullPage);
  }

  /** What is wrong with the page, and its picture: also unasked where something is. */
  async seen(page: Page, name: string, fullPage = true): Promise<string[]> {
    const faults = await this.faults(page);
    if (ASKED || faults.length > 0) await this.#keep(page, name, fullPage);
    return faults;
  }

  async #keep(page: Page, name: string, fullPage: boolean): Promise<void> {
    const shown = join(IN_DOCS, `${name}.png`);
    const renew = process.env.ANHUAN_PICTURES === 'docs' && existsSync(shown);
    const path = renew ? shown : join(pictures(), `${name}.png`);
    const window = page.viewportSize();
    const keep = async () => {
      const picture = await page.screenshot();
      writeFileSync(path, renew ? smallPicture(picture) : picture);
    };
    if (!fullPage || window === null) return keep();
    // As high as the page, within reason: what stands at the foot of the window then stands at the foot of the picture.
    const high = await page.evaluate(() => document.documentElement.scrollHeight);
    const height = Math.max(window.height, Math.min(high, HIGHEST));
    await page.setViewportSize({ ...window, height });
    await keep();
    await page.setViewportSize(window);
  }

  /** The first account in this language whose oldest due day lies so many days back; null: in time. Throws when there is none. */
  async reference(language: Language, late: { from: number; to: number } | null): Promise<FoundAccount> {
    const found = await firstAccount(this.database.pool, PAGES_TODAY, language, late);
    if (found === null) throw new Error('the small book has no such account');
    return found;
  }

  /** The keys of an account of the small book and of its borrower. */
  async person(id: number): Promise<{ readonly key: BorrowerKey; readonly account: Key }> {
    const account = (await findAccount(this.database.pool, `sample:A-${id}`))!;
    const [record] = await readRecords(this.database.pool, [account]);
    return { key: { slot: account.slot, borrower: record!.account.borrower }, account };
  }
}
