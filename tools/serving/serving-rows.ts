/**
 * Which subcommands run for good, or look after what does?
 *
 * Their rows of the table in `tools/commands.ts`.
 */
import type { Row } from './command-row.ts';

export const SERVING: readonly Row[] = [
  {
    name: 'keys',
    summary: 'Which master key is in force and what lies under others, or `rotate`: a new one takes over',
    words: ['[what]'],
    example: './anhuan keys rotate',
    database: true,
    json: true,
    load: () => import('../vault/key-commands.ts'),
  },
  {
    name: 'sbom',
    summary: 'Which programs of others does this one consist of? A CycloneDX list',
    options: [
      ['--check', 'is each dependency in it, under a licence that is allowed? exit 1 when one is not'],
    ],
    example: './anhuan sbom > anhuan.cdx.json',
    load: () => import('./bill-of-materials.ts'),
  },
  {
    name: 'serve',
    summary: 'The API and the web, until it is told to end; health at /health, figures at /metrics',
    options: [
      ['--carriers <file>', 'so that agents can call and browsers subscribe; as docs/carriers-example.json'],
      ['--port <n>', 'where to listen; 0 takes a free one', '4300'],
      [
        '--open-to <address>',
        'listen on this address instead of 127.0.0.1; unless the file says "people": "required", whoever reaches it sees everything',
      ],
      ['--api-only', 'leave the web out'],
      [
        '--rehearse-at <time>',
        "stand still at this time of the book's open day; only with far ends on this machine",
      ],
    ],
    example: './anhuan serve --carriers carriers.json',
    database: true,
    load: () => import('./serve.ts'),
  },
  {
    name: 'send',
    summary:
      'Send what is planned and due by the carriers of a file, until it is told to end; any number side by side',
    options: [
      ['--check', 'greet each carrier, say which answers, send nothing; exit 1 if one does not'],
      [
        '--rehearse-at <time>',
        "stand still at this time of the book's open day; only with far ends on this machine",
      ],
    ],
    needs: [['--carriers <file>', 'as docs/carriers-example.json']],
    example: './anhuan send --carriers carriers.json --check',
    database: true,
    json: true,
    load: () => import('./send.ts'),
  },
  {
    name: 'figures',
    summary: "`rebuild` counts the studio's figures of every night anew",
    words: ['<what>'],
    options: [],
    example: './anhuan figures rebuild',
    database: true,
    json: true,
    load: () => import('./figures.ts'),
  },
];
