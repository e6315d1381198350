/**
 * How many copied papers are flagged, and how many honest ones that were made with the same forms?
 *
 * As with texts: papers come in one after the other, each judged by the code of the product against all before it. The browser draws them and
 * works on the copies; the files are real JPEG and PNG files of that browser. Without a browser there is nothing to judge.
 */
import type { Page } from 'playwright-core';
import {
  findPictures,
  type PictureShelf,
  readPicture,
  type SeenPicture,
} from '../../../server/review/look-at-picture.ts';
import { lay } from '../../../server/review/pictures/picture-match.ts';
import { findChromium, openChromium } from '../../chromium.ts';
import { chanceOf } from '../chance.ts';
import {
  copyOf,
  type MadePaper,
  madePaper,
  PAPER_EDITS,
  type PaperEdit,
  pageOf,
  STYLE,
} from './made-papers.ts';
import { MarkShelf } from './mark-shelf.ts';
import type { Flagged } from './rehearse-texts.ts';

export interface PictureFigures {
  readonly honest: Flagged;
  readonly forged: ReadonlyMap<PaperEdit, Flagged>;
  readonly milliseconds: { readonly p50: number; readonly p99: number };
}

/** Judges `count` made-up papers; null without a browser. */
export async function rehearsePictures(count: number, seed: number): Promise<PictureFigures | null> {
  const found = findChromium();
  if (found.path === null) return null;
  const browser = await openChromium(found);
  try {
    const page = await browser.newPage({ viewport: { width: 620, height: 877 }, deviceScaleFactor: 2 });
    await page.setContent(`<style>${STYLE}</style><div id="desk"></div>`);
    return await judged(page, count, seed);
  } finally {
    await browser.close();
  }
}

async function judged(page: Page, count: number, seed: number): Promise<PictureFigures> {
  const chance = chanceOf(seed);
  const honest = { of: 0, flagged: 0 };
  const forged = new Map(PAPER_EDITS.map((edit) => [edit, { of: 0, flagged: 0 }]));
  const shelf = new MarkShelf();
  const kept = new Map<string, SeenPicture>();
  const pictures: PictureShelf<string> = {
    lookup: shelf.lookup,
    lay: async ({ grey, points }, item) => {
      const other = kept.get(item);
      return other === undefined ? null : lay(grey, points, other.grey, other.points);
    },
  };
  const families: MadePaper[] = [];
  const times: number[] = [];
  for (let place = 0; place < count; place += 1) {
    const edit =
      families.length > 0 && chance() < 0.35 ? PAPER_EDITS[Math.floor(chance() * PAPER_EDITS.length)]! : null;
    const paper =
      edit === null
        ? madePaper(chance)
        : copyOf(families[Math.floor(chance() * families.length)]!, edit, chance);
    if (edit === null && chance() < 0.15) families.push(paper);
    const file = await drawn(page, paper);
    const began = performance.now();
    const picture = readPicture(file);
    if (picture === null) throw new Error('the browser made a picture that cannot be read');
    const near = await findPictures(String(place), picture, pictures);
    times.push(performance.now() - began);
    const tally = edit === null ? honest : forged.get(edit)!;
    tally.of += 1;
    if (near.length > 0) tally.flagged += 1;
    shelf.add(String(place), String(place), picture.marks);
    kept.set(String(place), picture);
  }
  times.sort((a, b) => a - b);
  const part = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { honest, forged, milliseconds: { p50: part(0.5), p99: part(0.99) } };
}

/** The paper as a file of the browser: turned, lit, cut and saved as its scan says. */
export async function drawn(page: Page, paper: MadePaper): Promise<Buffer> {
  const { turn, light, crop, scale, quality, png } = paper.scan;
  const quarter = Math.round(turn / 90) % 2 !== 0;
  const [width, height] = quarter ? [877, 620] : [620, 877];
  await page.setViewportSize({ width, height });
  const html = pageOf(paper);
  await page.evaluate(
    ({ html, turn, light, scale, width, height }) => {
      const desk = document.getElementById('desk')!;
      desk.style.cssText = `width:${width}px;height:${height}px`;
      desk.innerHTML = html;
      const sheet = desk.firstElementChild as HTMLElement;
      const [x, y] = [(width - 620) / 2, (height - 877) / 2];
      sheet.style.cssText = `position:absolute;left:${x}px;top:${y}px;transform:scale(${scale}) rotate(${turn}deg);filter:brightness(${light})`;
    },
    { html, turn, light, scale, width, height },
  );
  const [left, top, right, bottom] = crop;
  // A smaller copy is a smaller file: what lies around it is cut away.
  const [w, h] = [width * scale, height * scale];
  const clip = {
    x: (width - w) / 2 + (w * left) / 100,
    y: (height - h) / 2 + (h * top) / 100,
    width: (w * (100 - left - right)) / 100,
    height: (h * (100 - top - bottom)) / 100,
  };
  return page.screenshot(png ? { type: 'png', clip } : { type: 'jpeg', quality, clip });
}
