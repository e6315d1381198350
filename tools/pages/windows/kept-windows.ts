/**
 * Through which window does a page test look, when a new one costs more processor time than the look itself?
 *
 * One browser of a kind for all page tests of a process, ended with it, and in it the windows that earlier looks left: emptied of everything a
 * page could leave behind (cookies, permissions, what it stored, its session, its worker), with the programs it loaded still warm. A
 * window that was left in another state than it was taken is closed, and the next look gets a new one.
 */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { type Found, openChromium } from '../../chromium.ts';

export const WINDOWS = { phone: { width: 360, height: 740 }, desk: { width: 1440, height: 900 } } as const;
export type Window = keyof typeof WINDOWS;
export type Language = 'zh-CN' | 'en';

/** How somebody looks. */
export interface Looking {
  readonly window: Window;
  readonly language: Language;
  readonly dark: boolean;
}

/** A window of ours, whoever looks through it. */
interface Kept {
  readonly name: string;
  readonly page: Page;
  readonly how: Looking;
  readonly devtools: CDPSession;
  /** Whose storage it may hold. */
  readonly origins: Set<string>;
  /** Who hears what its page complains about. */
  hearer: Hearer;
}

/** Is told what a page complains about; `thrown`: an error nobody caught, not a word in the console. */
export type Hearer = (words: string, thrown: boolean) => void;

const idle = new Map<string, Kept[]>();
const taken = new Map<Page, Kept>();
const browsers = new Map<string | null, Promise<Browser>>();

/** The browser of this process that was found; another one if it is gone. */
export async function theBrowser(found: Found): Promise<Browser> {
  const there = browsers.get(found.path);
  if (there !== undefined && (await there).isConnected()) return there;
  const browser = openChromium(found);
  browsers.set(found.path, browser);
  for (const name of idle.keys()) if (name.startsWith(`${found.path} `)) idle.delete(name);
  return browser;
}

/** A new window, which is its taker's to close. */
export async function newWindow(found: Found, { window, language, dark }: Looking): Promise<BrowserContext> {
  const open = await theBrowser(found);
  return open.newContext({
    viewport: WINDOWS[window],
    locale: language,
    colorScheme: dark ? 'dark' : 'light',
  });
}

/** Tells `hearer` what the page complains about. */
export function hear(page: Page, hearer: Hearer): void {
  page.on('console', (message) => {
    if (message.type() === 'error') hearer(message.text(), false);
  });
  page.on('pageerror', (error) => hearer(error.message, true));
}

/** An empty page in a window like this, for a look at `origin`; give it back with `leaveWindow`. */
export async function takeWindow(found: Found, how: Looking, origin: string, hearer: Hearer): Promise<Page> {
  await theBrowser(found);
  const kept = idle.get(nameOf(found, how))?.pop() ?? (await openWindow(found, how));
  kept.hearer = hearer;
  kept.origins.add(origin);
  taken.set(kept.page, kept);
  return kept.page;
}

async function openWindow(found: Found, how: Looking): Promise<Kept> {
  const context = await newWindow(found, how);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const kept: Kept = { name: nameOf(found, how), page, how, devtools, origins: new Set(), hearer: () => {} };
  hear(page, (words, thrown) => kept.hearer(words, thrown));
  return kept;
}

/** Empties the window of a page for the next one; closes it if it is not one of ours, or more was opened in it. */
export async function leaveWindow(page: Page): Promise<void> {
  const kept = taken.get(page);
  taken.delete(page);
  const context = page.context();
  if (kept === undefined || page.isClosed() || context.pages().length !== 1) return context.close();
  await page.unrouteAll();
  // Of the page alone, so that only itself can empty it; the rest when nothing runs there that could write it again.
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('about:blank');
  for (const origin of kept.origins)
    await kept.devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await context.clearCookies();
  await context.clearPermissions();
  await page.setViewportSize(WINDOWS[kept.how.window]);
  kept.origins.clear();
  kept.hearer = () => {};
  idle.set(kept.name, [...(idle.get(kept.name) ?? []), kept]);
}

/** Closes the windows that nobody gave back. */
export async function closeTaken(): Promise<void> {
  for (const page of [...taken.keys()]) {
    taken.delete(page);
    await page.context().close();
  }
}

const nameOf = ({ path }: Found, { window, language, dark }: Looking): string =>
  `${path} ${window} ${language} ${dark}`;
