/**
 * Which subcommands does `./anhuan` have?
 *
 * One row each. What `--help` needs stands here; the body is a file of its own, imported only when the command runs,
 * so that help and small commands start at once. A body exports `run(call)`: its number is the exit code.
 * To add a command, write its file and add its row.
 */

import { Trouble } from '../server/trouble.ts';
import type { Row } from './serving/command-row.ts';
import { SERVING } from './serving/serving-rows.ts';

export type { Call, Row, Run } from './serving/command-row.ts';

export const COMMANDS: readonly Row[] = [
  {
    name: 'quote',
    summary:
      'What is owed on a day, and what would a payment change? For an account, or for money cases in a file',
    options: [
      ['--account <account>', 'number, or host:reference'],
      ['--on <day>', 'the day asked about'],
      ['--pay <amount>', 'an imagined payment'],
      ['--pay-on <day>', 'its day; otherwise the day asked about'],
      [
        '--case <file>',
        'a JSON array of cases, or one case a line; exit 1 if one differs from what it expects',
      ],
    ],
    example: './anhuan quote --case docs/quote-example.jsonl --json',
    database: true,
    json: true,
    load: async () => {
      const { quoteCases } = await import('./quote.ts');
      const { runQuote } = await import('./account-command.ts');
      return {
        run: (call) => {
          if (call.options.case !== undefined) return quoteCases(String(call.options.case), call.json);
          if (call.options.account !== undefined) return runQuote(call);
          throw new Trouble('Nothing to quote.', 'Give --account <account>, or --case <file>.');
        },
      };
    },
  },
  {
    name: 'import',
    summary: 'Take over accounts and enter facts from CSV, XLSX or JSON Lines files, all of them or nothing',
    words: ['<file>', '[second]', '[third]', '[fourth]', '[fifth]', '[sixth]'],
    options: [
      ['--mapping <name>', 'what the columns mean: anhuan, uci-taiwan, lendingclub or a JSON file', 'anhuan'],
      ['--dry-run', 'check everything and apply nothing'],
      ['--per-row', 'leave faulty rows out and apply the others'],
      ['--apply-corrections', 'enter changed balances of known accounts as facts'],
      ['--on <day>', 'day on which a book that has not begun shall begin'],
      ['--errors <file>', 'where the faults go, as CSV or JSON (default: <file>.errors.csv here)'],
      ['--differences <file>', 'where every difference with the host goes, as CSV or JSON'],
      ['--encoding <name>', 'utf-8 or gb18030 (gbk); found out when not given'],
      ['--separator <letter>', 'of a CSV, when it is not a comma'],
      ['--sheet <name>', 'of a workbook, when it is not the first'],
      ['--format <name>', 'csv, json-lines or xlsx, when the name does not tell it'],
      ['--open-end', 'accept a CSV whose last line has no line end'],
    ],
    example: './anhuan import --mapping lendingclub loans.csv.gz --dry-run',
    database: true,
    json: true,
    load: () => import('./import.ts'),
  },
  {
    name: 'compare-plans',
    summary: "Do our plan rules give the hardship plans and settlements of a lender's own file, to the cent?",
    words: ['<file>'],
    options: [],
    example: './anhuan compare-plans lendingclub.csv.gz',
    json: true,
    load: () => import('./lender/compare-plans.ts'),
  },
  {
    name: 'close-day',
    summary: 'Close the business day: charges, ageing, the contacts of tomorrow, and a report of the night',
    options: [
      ['--day <day>', 'the day to close; otherwise the open one'],
      ['--through <day>', 'close every open day up to this one, one by one'],
      [
        '--workers <count>',
        'threads, each with a connection; otherwise what the machine and the book are worth',
      ],
      ['--chunk-size <accounts>', 'accounts in one transaction', '5000'],
    ],
    example: './anhuan close-day --through 2026-11-22',
    database: true,
    json: true,
    load: () => import('./close-day.ts'),
  },
  ...SERVING,
  {
    name: 'complaints',
    summary:
      'How well do words suggest what a complaint is about? Measured on a file of complaints whose kinds are known',
    words: ['<file>'],
    options: [
      ['--write', 'write the model that was trained on all of them'],
      ['--on <day>', 'the version it gets'],
    ],
    example: './anhuan complaints cfpb_complaints.csv.gz --json',
    json: true,
    load: () => import('./complaint/complaint-commands.ts'),
  },
  {
    name: 'trial-balance',
    summary:
      'Debits and credits of every ledger account; exit 1 when they do not balance or the accounts differ',
    options: [['--day <day>', 'through this day; otherwise everything']],
    example: './anhuan trial-balance --json',
    database: true,
    json: true,
    load: async () => ({ run: (await import('./ledger-commands.ts')).runTrialBalance }),
  },
  {
    name: 'export-gl',
    summary: 'A month for the general ledger as CSV, with control totals',
    needs: [
      ['--month <month>', 'such as 2026-11'],
      ['--out <file>', 'where it is written'],
    ],
    example: './anhuan export-gl --month 2026-11 --out gl-2026-11.csv',
    database: true,
    json: true,
    load: async () => ({ run: (await import('./ledger-commands.ts')).runExportGl }),
  },
  {
    name: 'verify',
    summary:
      'Every hash of every chain, rows against events against a replay of the facts, or an evidence file; exit 1 at any fault',
    words: ['[file]'],
    options: [
      ['--account <account>', 'only this one: number, or host:reference'],
      ['--roots <file>', 'with a file: the published list of keys and seals to compare it with'],
      ['--exhibits <folder>', 'with a court bundle that is true: write each exhibit there as a file'],
    ],
    example: './anhuan verify --account 1',
    database: true,
    json: true,
    load: async () => ({ run: (await import('./ledger-commands.ts')).runVerify }),
  },
  {
    name: 'evidence',
    summary:
      '`export` a file that proves itself, `seal` closed days, `roots` to publish, `key` [rotate], `erase` or `hold` [lift] a borrower',
    words: ['<what>', '[which]'],
    options: [
      ['--account <account>', 'export, erase, hold: number, or host:reference'],
      ['--contacts-only', 'export: leave the ledger of the account out'],
      ['--out <file>', 'export, roots: where it is written'],
      ['--why <words>', 'erase, hold: on whose word'],
    ],
    example: './anhuan evidence roots',
    database: true,
    json: true,
    load: () => import('./evidence/evidence-commands.ts'),
  },
  {
    name: 'bench-intake',
    summary: 'Measure how fast and in how much memory a tape of any size comes in',
    options: [
      ['--gigabytes <n>', 'size of the stream that is read', '1'],
      ['--accounts <n>', 'accounts that are imported', '100000'],
    ],
    example: './anhuan bench-intake --gigabytes 2 --accounts 1000000',
    load: () => import('./bench/bench-intake.ts'),
  },
  {
    name: 'bench',
    summary: 'Measure the night: against bare statements, one account at a time, other sizes, and less to do',
    options: [
      ['--accounts <count>', 'size of the book', '1000000'],
      ['--rounds <count>', 'runs of each measurement; the median counts', '3'],
      ['--largest <count>', 'a larger book beside it; 0 for none', '0'],
      ['--sample <count>', 'accounts closed one by one for comparison', '5000'],
      ['--rate <count>', 'load: requests a second; max: the highest that is answered in time', '500'],
      ['--seconds <count>', 'load: for so long each run', '60'],
      ['--keep-book', 'load: the book stays for the next run, which works on a copy'],
      ['--people <count>', 'silence: people of the book, each with one loan', '3000'],
      ['--each <count>', 'silence: events of each kind', '200'],
      ['--only <names>', 'eager,growth,some,few,permits,dispatch,decisions,list; load, silence, first-view'],
    ],
    example: './anhuan bench --accounts 100000 --rounds 1',
    database: true,
    json: true,
    load: () => import('./bench/bench.ts'),
  },
  {
    name: 'product',
    summary:
      'Can a product be published: can the night close each of its words exactly? Lists those it cannot',
    options: [['--check <file>', 'a JSON file, as docs/product-example.json']],
    example: './anhuan product --check docs/product-example.json',
    json: true,
    load: () => import('./product.ts'),
  },
  {
    name: 'gate',
    summary:
      'May a borrower be contacted? `explain --account A`, `replay ID` of a decision, `check FILE` of legal questions',
    words: ['<what>', '[which]'],
    options: [
      ['--account <account>', 'explain: number, or host:reference'],
      ['--way <channel>', 'explain: in-app, push, sms, e-mail, call, letter, visit or court (call)'],
      ['--at <minute>', 'explain: local time of the borrower, as 2026-11-22T09:30; otherwise now'],
    ],
    example: './anhuan gate check docs/gate-example.json --json',
    database: true,
    json: true,
    load: async () => ({ run: (await import('./gate-question.ts')).run }),
  },
  {
    name: 'ladder',
    summary:
      'Versions of the ladder: `list`, `show gentle-1`, `check FILE` (exit 1 if it may not be handed in), `diff A B` of versions or files',
    words: ['<what>', '[which]', '[other]'],
    options: [['--language <language>', 'of what a diff says: en or zh-CN', 'en']],
    example: './anhuan ladder diff gentle-1 my-ladder.json',
    database: true,
    json: true,
    load: () => import('./ladder/ladder-command.ts'),
  },
  {
    name: 'words',
    summary:
      'May this text be sent? A file, or without one every template of the house and the corpus; exit 1 if not',
    words: ['[file]'],
    options: [
      ['--way <way>', 'in-app, push, sms, email, call, letter, visit, voicemail …', 'sms'],
      ['--law <places>', 'whose law: CN, US-FED, US-MA, US-NYC, UK, IN, HK, with commas', 'CN'],
      ['--day <day>', 'the day of its use', '2026-11-22'],
      ['--subject <text>', 'what is seen without opening it'],
      ['--excerpt', 'a sentence of a talk: it need not have the parts of a whole text'],
    ],
    example: './anhuan words --json',
    json: true,
    load: () => import('./words-check.ts'),
  },
  {
    name: 'story',
    summary: 'Live through a dated story with the real rules; --day traces one of its days',
    words: ['[name]'],
    options: [['--day <day>', 'trace this day step by step']],
    example: './anhuan story missed-instalment --day 2026-02-09',
    json: true,
    load: () => import('./story/story.ts'),
  },
  {
    name: 'trace',
    summary: "One account's day step by step, with the rule and value behind each number",
    options: [['--day <day>', 'the day; otherwise the last on which anything happened']],
    needs: [['--account <account>', 'number, or host:reference']],
    example: './anhuan trace --account 1 --day 2026-11-22',
    database: true,
    json: true,
    load: async () => ({ run: (await import('./account-command.ts')).runTrace }),
  },
  {
    name: 'test',
    summary: 'Run everything that must hold: types, format, tests (in a browser too where there is one)',
    words: ['[filter]'],
    example: './anhuan test',
    database: true,
    load: () => import('./test-run.ts'),
  },
  {
    name: 'rehearse',
    summary: 'The long runs: properties over random histories, closings killed, payments beside them',
    options: [
      ['--seed <number>', 'the same seed takes the same chances', '20261122'],
      [
        '--only <part>',
        'properties, agreements, kills, races, gate, contacts, disputes, review, letters, rungs, street or fuzz',
      ],
      ['--runs <number>', 'histories for each property (eager = lazy: twice as many)', '10000'],
      ['--accounts <number>', 'accounts of the book whose closing is killed', '200000'],
      ['--kills <number>', 'kills of closing and server', '50'],
      ['--payments <number>', 'payments beside the closing, at least', '2000'],
      ['--permits <number>', 'races for a permit, races against a stop, and decisions made again', '10000'],
      [
        '--events <number>',
        'payments, agreements, disputes and stops against senders that are killed; messages disputed; texts reviewed; walks over the rungs; requests',
        '20000',
      ],
      ['--people <number>', 'people walked with through the whole system', '2000'],
      [
        '--offered <number>',
        'events a second against senders that live, one at a time; 0: as fast as it goes',
        '0',
      ],
      ['--write', 'put the results into docs/rehearsal.md; with --only, those of that part'],
    ],
    example: './anhuan rehearse --only properties --runs 500',
    json: true,
    load: () => import('./rehearsal/rehearse.ts'),
  },
  {
    name: 'calibration',
    summary: 'How the seeded book pays, beside the published figures',
    options: [['--write', 'put the tables into docs/calibration.md']],
    example: './anhuan calibration',
    load: () => import('./trial/calibration.ts'),
  },
  {
    name: 'warn',
    summary:
      'Early warning: `train` a model from card clients, `score` a file of them, `book` measures the watch, `card` prints the figures',
    words: ['<what>', '[file]'],
    options: [
      ['--borrowers <n>', 'of the made-up book whose payments are watched', '2000'],
      ['--seed <n>', 'which made-up book', '1'],
      ['--write', 'with book: keep the figures and write docs/warning-model.md'],
    ],
    example: './anhuan warn card',
    json: true,
    load: () => import('./warning/warn.ts'),
  },
  {
    name: 'demo',
    summary: 'A made-up book, a month of nights, and the web to look at them',
    options: [
      ['--accounts <n>', 'how many accounts (10000)'],
      ['--seed <n>', 'which book (1)'],
      ['--nights <n>', 'how many nights are closed (30)'],
      ['--mornings <n>', 'before how many of the last of them messages go out (7)'],
      ['--port <n>', 'where to serve (4300, or any that is free)'],
      ['--fresh', 'throw away the made-up book that is there'],
    ],
    example: './anhuan demo',
    database: true,
    load: () => import('./trial/demo.ts'),
  },
  {
    name: 'seed',
    summary: 'Make up a book of accounts; the same seed, size and day are the same book',
    options: [
      ['--accounts <n>', 'how many accounts', '10000'],
      ['--seed <n>', 'which book', '1'],
      ['--day <day>', 'its first business day', '2026-10-01'],
      ['--fresh', 'throw away the made-up book that is there'],
    ],
    example: './anhuan seed --accounts 10000 --seed 1 --day 2026-10-01',
    database: true,
    json: true,
    load: () => import('./trial/seed.ts'),
  },
];
