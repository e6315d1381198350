import { afterEach, describe, expect, test, vi } from 'vitest';
import { findChromium, openChromium } from './chromium.ts';

const found = findChromium();

describe.skipIf(found.path === null)('a browser', () => {
  test('opens a page and draws Chinese', async () => {
    const browser = await openChromium(found);
    try {
      const page = await browser.newPage();
      await page.setContent('<h1>安还</h1><script>document.title = String(6 * 7)</script>');
      expect(await page.getByRole('heading').textContent()).toBe('安还');
      expect(await page.title()).toBe('42');
    } finally {
      await browser.close();
    }
  });
});

describe('finding one', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('the wish comes first, and a wrong wish is said', () => {
    vi.stubEnv('CHROMIUM_PATH', process.execPath);
    expect(findChromium()).toEqual({ path: process.execPath, reason: null });
    vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
    expect(findChromium().reason).toContain('/nowhere/chromium');
  });

  test.skipIf(process.platform === 'darwin')('an empty machine has a reason', () => {
    vi.stubEnv('PATH', '/nowhere');
    vi.stubEnv('CHROMIUM_PATH', '');
    expect(findChromium()).toEqual({ path: null, reason: expect.stringContaining('no Chromium or Chrome') });
  });
});
