/**
 * How does someone see how far a long step is?
 *
 * A bar on a terminal, a line now and then where there is none: a log file is no place for bars. Both go to standard error,
 * standard output belongs to answers.
 */
import { Presets, SingleBar } from 'cli-progress';

/** Shows the way of one step. `to` may be called as often as one likes. */
export interface ProgressShown {
  readonly to: (done: number, of: number, note?: string) => void;
  readonly end: () => void;
}

const PLAIN_EVERY_MS = 5000;

/** Begins to show a step called `title`. */
export function openProgress(title: string, out: NodeJS.WriteStream = process.stderr): ProgressShown {
  return out.isTTY ? bar(title, out) : lines(title, out);
}

function bar(title: string, out: NodeJS.WriteStream): ProgressShown {
  const format = `${title} {bar} {percentage} % {note}`;
  const shown = new SingleBar({ format, stream: out, hideCursor: true, barsize: 30 }, Presets.shades_classic);
  let begun = false;
  return {
    to: (done, of, note = '') => {
      if (!begun) shown.start(of, done, { note });
      begun = true;
      shown.setTotal(of);
      shown.update(done, { note });
    },
    end: () => {
      if (begun) shown.stop();
    },
  };
}

function lines(title: string, out: NodeJS.WriteStream): ProgressShown {
  let said = performance.now();
  out.write(`${title} …\n`);
  return {
    to: (done, of, note = '') => {
      if (performance.now() - said < PLAIN_EVERY_MS) return;
      said = performance.now();
      out.write(`${title}: ${Math.floor((100 * done) / of)} % ${note}\n`);
    },
    end: () => {},
  };
}
