/**
 * How does a test look at a page as a person would: which server, which window, what counts as a fault?
 *
 * The small book behind the real server and the built web, a browser with a phone's or a desk's window in a language, and the faults
 * that no page may have: a complaint in the console, a finding of axe, a page wider than its window.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { type Day, parseDay } from '../../rules/days.ts';
import type { House } from '../../server/api/house.ts';
import { fillSmallBook, smallHouse } from '../../server/api/small-book.ts';
import type { Database } from '../../server/db/databases.ts';
import { type FoundAccount, firstAccount } from '../../server/db/reading/first-account.ts';
import { type Served, serve } from '../../server/main.ts';
import { type Found, openChromium } from '../chromium.ts';
import { testDatabase } from '../test-database.ts';

export const PAGES_TODAY = parseDay('2026-11-22') as Day;
const WINDOWS = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 860 } } as const;
const ROOT = resolve(import.meta.dirname, '..', '..');
const AXE = join(ROOT, 'node_modules', 'axe-core', 'axe.min.js');
const PICTURES = process.env.ANHUAN_PICTURES_IN ?? mkdtempSync(join(tmpdir(), 'anhuan-pages-'));

/** A page that is open, and how to end it. */
export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
}

/** Server and browser for the page tests of one file. */
export class PageScene {
  readonly database: Database;
  readonly house: House;
  readonly served: Served;
  readonly #browser: Browser;
  readonly #complaints: string[] = [];

  private constructor(database: Database, house: House, served: Served, browser: Browser) {
    this.database = database;
    this.house = house;
    this.served = served;
    this.#browser = browser;
  }

  /** `prepare`: what is entered after the book is filled and before anybody looks. */
  static async open(
    found: Found,
    prepare: (database: Database, house: House) => Promise<void> = async () => {},
    accounts = 40,
  ): Promise<PageScene> {
    const database = await testDatabase();
    await fillSmallBook(database.pool, PAGES_TODAY, accounts);
    const web = join(mkdtempSync(join(tmpdir(), 'anhuan-web-')), 'built');
    const configFile = join(ROOT, 'web', 'vite.config.ts');
    await build({ configFile, build: { outDir: web }, logLevel: 'error' });
    const house = smallHouse(database, '17:30');
    await prepare(database, house);
    const served = await serve({ ...house, port: 0, web });
    return new PageScene(database, house, served, await openChromium(found));
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.served.close();
    await this.database.close();
  }

  /** Opens `path` and waits until it shows something. */
  async look(path: string, window: keyof typeof WINDOWS, language: 'zh-CN' | 'en'): Promise<OpenPage> {
    const context = await this.#browser.newContext({ viewport: WINDOWS[window], locale: language });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      if (message.type() === 'error') this.#complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.#complaints.push(error.message));
    await page.goto(this.served.address + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelector('[role=status]') === null);
    return { page, context };
  }

  /** What is wrong with the page as it stands; nothing, if all is well. */
  async faults({ page }: OpenPage): Promise<string[]> {
    await page.addScriptTag({ path: AXE });
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      const width = window.innerWidth;
      const wide = [...document.querySelectorAll('main *')].filter(
        (one) => one.getBoundingClientRect().right > width + 0.5,
      );
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
      return [
        ...told,
        ...wide.slice(0, 3).map((one) => `wider than the window: ${one.outerHTML.slice(0, 120)}`),
      ];
    });
    return [...found, ...this.#complaints.splice(0)];
  }

  /** Keeps a picture of the whole page where ANHUAN_PICTURES_IN says. */
  async picture({ page }: OpenPage, name: string): Promise<void> {
    await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  }

  /** The first account in this language whose oldest due day lies so many days back; null: in time. Throws when there is none. */
  async reference(
    language: 'zh-CN' | 'en',
    late: { from: number; to: number } | null,
  ): Promise<FoundAccount> {
    const found = await firstAccount(this.database.pool, PAGES_TODAY, language, late);
    if (found === null) throw new Error('the small book has no such account');
    return found;
  }
}
