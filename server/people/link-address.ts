/**
 * Where does a set-up link lead?
 *
 * To a page of the house; its secret stands behind "#", which a browser keeps to itself: no log of a server or proxy has it.
 */

/** The whole address. `origin`: "https://pay.lender.example". */
export const linkAddress = (origin: string, token: string): string => `${origin}/set-up#${token}`;
