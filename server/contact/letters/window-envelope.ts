/**
 * What of a letter can be seen through the window of its envelope, however the sheet has slid?
 *
 * A folded sheet is smaller than its envelope and moves in it. Where the window shows the sheet in every position the address
 * must stand; where it shows it in any position nothing else may. Both follow from the sizes of the envelope, the window
 * and the folded sheet, so that a lender's own stock is one more row. Tenths of a millimetre, from the top left of the page.
 */

/** A rectangle on the page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** An envelope with one window. `panel`: height of the folded sheet whose face lies behind the window. */
export interface Envelope {
  readonly width: number;
  readonly height: number;
  readonly panel: number;
  readonly window: {
    readonly fromLeft: number;
    readonly fromBottom: number;
    readonly width: number;
    readonly height: number;
  };
}

const SHEET_WIDTH = 2100;

/**
 * Envelopes in stock. DL: 110 × 220 mm, window 45 × 90 mm, 20 mm from the left and 15 mm from the bottom, A4 folded to 105 mm (DIN 680,
 * DIN 5008). C5: 162 × 229 mm, A4 folded once; its window stands 60 mm from the bottom in the same standard as far as we could
 * see: measure your own stock before the first post.
 */
export const ENVELOPES = {
  DL: {
    width: 2200,
    height: 1100,
    panel: 1050,
    window: { fromLeft: 200, fromBottom: 150, width: 900, height: 450 },
  },
  C5: {
    width: 2290,
    height: 1620,
    panel: 1485,
    window: { fromLeft: 200, fromBottom: 600, width: 900, height: 450 },
  },
} as const satisfies Readonly<Record<string, Envelope>>;
export type EnvelopeName = keyof typeof ENVELOPES;

/** The window as it lies over the sheet when the sheet has slid `across` and `down` as far as it can. */
function over({ width, height, panel, window }: Envelope): { readonly sheet: Box; readonly slack: Slack } {
  const top = height - window.fromBottom - window.height;
  return {
    sheet: {
      left: window.fromLeft,
      top,
      right: window.fromLeft + window.width,
      bottom: top + window.height,
    },
    slack: { across: width - SHEET_WIDTH, down: height - panel },
  };
}

interface Slack {
  readonly across: number;
  readonly down: number;
}

/** Seen in every position: here the address stands. */
export function surelySeen(envelope: Envelope): Box {
  const { sheet, slack } = over(envelope);
  return { ...sheet, right: sheet.right - slack.across, bottom: sheet.bottom - slack.down };
}

/** Seen in some position: nothing but the address may stand here. */
export function possiblySeen(envelope: Envelope): Box {
  const { sheet, slack } = over(envelope);
  return { ...sheet, left: sheet.left - slack.across, top: sheet.top - slack.down };
}
