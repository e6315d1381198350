/**
 * How are requests under load told: what each costs, how long each took, which rate held?
 */
import { allOf, holds, IN_TIME_MS, type LoadTimes } from './bench-load.ts';
import { SHARES } from './traffic-mix.ts';

/** The tables of a measurement. */
export function loadText({
  accounts,
  seconds,
  warmed,
  costs,
  bare,
  runs,
  closingSeconds,
}: LoadTimes): string {
  const whole = ({ server, database }: { readonly server: number; readonly database: number }) =>
    server + database;
  const mean = costs.reduce((all, one, nth) => all + (whole(one) * SHARES[nth]!) / 100, 0);
  const ms = (value: number) => value.toFixed(2);
  const cost = [...costs, bare].map(
    (one) =>
      `| ${one.name} | ${ms(one.server)} | ${ms(one.database)} | ${ms(whole(one))} | ${(whole(one) / whole(bare)).toFixed(1)} × |`,
  );
  const times = runs.flatMap((run) =>
    run.kinds.map(
      (one) =>
        `| ${run.rate}/s${run.closing ? ', closing' : ''} | ${one.name} | ${one.requests} | ${one.errors} | ${[one.p50, one.p95, one.p99, one.most].map(Math.round).join(' | ')} |`,
    ),
  );
  const steps = runs.map(
    (run) =>
      `| ${run.rate}/s${run.closing ? ', closing' : ''} | ${Math.round(run.answered)}/s | ${Math.round(allOf(run).p99)} ms | ${allOf(run).errors} | ${ms(run.busy.server)} + ${ms(run.busy.database)} | ${holds(run) ? 'holds' : 'does not hold'} |`,
  );
  const best = Math.max(0, ...runs.filter(holds).map(({ rate }) => rate));
  return [
    '',
    `${accounts} accounts. ${warmed}`,
    '',
    '| processor time of a request | server ms | database ms | together | beside the bare one |',
    '|---|---|---|---|---|',
    ...cost,
    `| the mix | | | ${ms(mean)} | ${(mean / whole(bare)).toFixed(1)} × |`,
    '',
    `${seconds} s a run; the closing took ${closingSeconds === null ? 'longer than the requests' : `${closingSeconds.toFixed(1)} s`}. The highest rate that held (p99 under ${IN_TIME_MS} ms, no error): ${best}/s.`,
    '',
    '| run | answered | p99 of all | errors | processors of servers + database | |',
    '|---|---|---|---|---|---|',
    ...steps,
    '',
    '| run | kind | requests | errors | p50 ms | p95 ms | p99 ms | longest ms |',
    '|---|---|---|---|---|---|---|---|',
    ...times,
    '',
  ].join('\n');
}
