/**
 * Does every operation keep to its description, whatever is sent to it?
 *
 * Walks all operations of a running server over its socket, each request made from the description and a seed. A fault is an answer
 * of five hundred and more, one whose status, media type or body the description does not know, and a body accepted against its schema.
 */
import fc from 'fast-check';
import { PERMISSIONS } from '../../../policy/house/doors/permissions.ts';
import type {
  ApiDocument,
  ApiMethod,
  ApiOperation,
  ApiSchema,
} from '../../../server/api/reference/api-description.ts';
import { callerFor, type FuzzCaller, type FuzzCallers } from './fuzz-callers.ts';
import type { OwnDoor } from './fuzz-stages.ts';
import { besides, type Learnt, learn, namesIn, ROW_NAMES, roomsOf } from './learnt-names.ts';
import { misfits, type Schemas } from './schema-check.ts';
import { addressTexts, hasForm, spoiled, valuesOf } from './schema-values.ts';

/** What was asked, as it can be asked again. */
export interface FuzzRequest {
  readonly name: string;
  readonly method: ApiMethod;
  readonly path: string;
  readonly body: string | null;
  readonly type: string;
  /** The body breaks its schema: it must not be accepted. */
  readonly broken: boolean;
  /** The same where the house writes the caller's own number over what he says of himself. */
  readonly brokenNamed: boolean;
  /** Whether the house asks who it is, and in whose name it is asked. */
  readonly closed: boolean;
  readonly caller: FuzzCaller;
  /** What stands in its path, by the names of the description. */
  readonly given: Readonly<Record<string, string>>;
  /** Headers that the description asks for. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Addresses of the same house where doors stand open and where everybody signs in. */
export interface FuzzDoors {
  readonly open: string;
  readonly closed: string;
  /** At whose doors is knocked. */
  readonly own: readonly OwnDoor[];
}

/** A request that was answered as it must not be. */
export interface FuzzFault {
  readonly seed: number;
  readonly request: FuzzRequest;
  readonly status: number;
  readonly what: string;
}

export interface WalkReport {
  readonly requests: number;
  /** How often each operation was asked, how often it was done, and why not the last time. */
  readonly asked: ReadonlyMap<string, { readonly all: number; readonly done: number; readonly why: string }>;
  /** Answers by their class: "2xx", "3xx", "4xx", "5xx". */
  readonly classes: ReadonlyMap<string, number>;
  readonly faults: readonly FuzzFault[];
}

interface Target {
  readonly name: string;
  readonly method: ApiMethod;
  readonly path: string;
  readonly operation: ApiOperation;
}

/** Requests at a time: as many as keep server and database busy beside each other. */
const LANES = 4;
/** A night is closed once in so many requests that would: the book must not grow old. */
const NIGHT_ONE_IN = 40;
const NIGHT = 'POST /api/studio/next-day';
/** After so many requests everybody signs in anew: signing out and ending people are asked for too. */
const ROUND = 500;

/** Sends `events` requests, half of them to the house that asks who it is. `known` grows by what it answers. */
export async function walkApi(
  doors: FuzzDoors,
  openCallers: (round: number) => Promise<FuzzCallers>,
  document: ApiDocument,
  known: Learnt['known'],
  { events, seed }: { readonly events: number; readonly seed: number },
): Promise<WalkReport> {
  const { schemas } = document.components;
  const targets = targetsOf(document);
  const names = namesIn(document);
  const learnt: Learnt = { known, around: new Map() };
  const asked = new Map(targets.map(({ name }) => [name, { all: 0, done: 0, why: '' }]));
  const faults: FuzzFault[] = [];
  const classes = new Map(['2xx', '3xx', '4xx', '5xx'].map((name) => [name, 0]));
  let next = 0;
  let nights = 0;
  // In turns the next of all, and one that was never done: what chance seldom makes is tried more often.
  const nextTarget = (place: number): Target => {
    if (place <= targets.length) return targets[place % targets.length]!;
    const undone = place % 2 === 0 ? [] : targets.filter(({ name }) => asked.get(name)!.done === 0);
    const from = undone.length > 0 ? undone : targets;
    return from[Math.floor(place / 2) % from.length]!;
  };
  let callers = await openCallers(0);
  const lane = async () => {
    for (let place = next++; place < events; place = next++) {
      const target = nextTarget(place);
      if (place > 0 && place % ROUND === 0) callers = await openCallers(place / ROUND);
      if (target.name === NIGHT && nights++ % NIGHT_ONE_IN !== 0) continue;
      const own = seed + place;
      const [request] = fc.sample(requestsOf(target, schemas, learnt, callers, doors.own), {
        seed: own,
        numRuns: 1,
      });
      const { status, complaints, json } = await judge(
        request!.closed ? doors.closed : doors.open,
        request!,
        target.operation,
        schemas,
      );
      faults.push(...complaints.map((what) => ({ seed: own, request: request!, status, what })));
      const kind = `${String(status)[0]}xx`;
      classes.set(kind, (classes.get(kind) ?? 0) + 1);
      const count = asked.get(target.name)!;
      count.all += 1;
      if (status < 300) {
        count.done += 1;
        for (const room of roomsOf(target.path)) learn(learnt, names, json, room, request!.given);
      } else if (status !== 400) count.why = `${status} ${detailOf(json)}`;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { requests: [...asked.values()].reduce((sum, { all }) => sum + all, 0), asked, classes, faults };
}

function targetsOf({ paths }: ApiDocument): Target[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((method) => {
      const operation = item[method];
      return operation === undefined
        ? []
        : [{ name: `${method.toUpperCase()} ${path}`, method, path, operation }];
    }),
  );
}

function requestsOf(
  { name, method, path, operation }: Target,
  schemas: Schemas,
  learnt: Learnt,
  callers: FuzzCallers,
  doors: readonly OwnDoor[],
): fc.Arbitrary<FuzzRequest> {
  const { parameters = [], requestBody } = operation;
  const { known } = learnt;
  const rooms = roomsOf(path);
  const fields = Object.fromEntries(
    parameters.map((one) => {
      const rows = one.in === 'path' ? ROW_NAMES : [];
      const near = [one.name, ...rows]
        .flatMap((name) => rooms.map((room) => known.get(`${room} ${name}`)))
        .find((kept) => kept?.some((text) => hasForm(one.schema, text)));
      const nearest = near === undefined ? known : new Map([...known, [one.name, near]]);
      const texts = addressTexts(one.schema, schemas, nearest, one.name);
      return [one.name, one.in === 'path' || one.required === true ? texts : fc.option(texts, { freq: 3 })];
    }),
  );
  const schema = requestBody?.content['application/json']?.schema;
  return fc
    .record({ fields: fc.record(fields), own: ownAccount(doors), together: TOGETHER })
    .chain(({ fields, own, together }) => {
      const given = { ...fields, ...own };
      if (together) Object.assign(given, besides(learnt, rooms, fields));
      const door = doors.find(({ reference }) => reference === given.reference);
      return fc.record({
        given: fc.constant(given),
        body: bodies(schema, schemas, learnt, name, rooms, given),
        closed: fc.boolean(),
        caller: callerFor(callers, operation['x-audience'], given.account ?? door?.account),
      });
    })
    .map(({ given, body, closed, caller }) => {
      let filled = path;
      const query = new URLSearchParams();
      const headers: Record<string, string> = {};
      for (const { name: field, in: place } of parameters) {
        const value = given[field];
        if (typeof value !== 'string') continue;
        // A part of a path that is empty names another address.
        if (place === 'path')
          filled = filled.replace(`{${field}}`, encodeURIComponent(value.toWellFormed() || '-'));
        else if (place === 'query') query.set(field, value);
        // A header holds letters of one byte, and no end of line.
        else headers[field] = value.replaceAll(/[^\x20-\x7e]/g, '?');
      }
      const address = query.size === 0 ? filled : `${filled}?${query}`;
      const told = Object.entries(given).flatMap(([field, value]) =>
        typeof value === 'string' && path.includes(`{${field}}`) ? [[field, value]] : [],
      );
      const asked = { name, method, path: address, closed, caller, headers, given: Object.fromEntries(told) };
      return { ...asked, ...(method === 'get' ? NO_BODY : body) };
    });
}

/** Mostly an account with the reference that opens it: what stands behind a door is reached by who has the key. */
function ownAccount(doors: readonly OwnDoor[]): fc.Arbitrary<Readonly<Record<string, string>>> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...doors.map((one) => ({ ...one }))) },
    { weight: 1, arbitrary: fc.constant({}) },
  );
}

type Body = Pick<FuzzRequest, 'body' | 'type' | 'broken' | 'brokenNamed'>;
const JSON_TYPE = 'application/json';
const NO_BODY: Body = { body: null, type: '', broken: false, brokenNamed: false };
const BROKEN = { broken: true, brokenNamed: true } as const;
const ODD_BODIES: readonly Body[] = [
  { body: '{"a":', type: JSON_TYPE, ...BROKEN },
  { body: '', type: JSON_TYPE, ...BROKEN },
  { body: '<a/>', type: 'application/xml', ...BROKEN },
  { body: 'a=1', type: 'application/x-www-form-urlencoded', ...BROKEN },
  { body: '--x\r\n\r\n', type: 'multipart/form-data; boundary=x', ...BROKEN },
];

/** Where a body names who acts, by method and address as the description writes it but for a slash at its end. */
const NAMED = new Map(
  PERMISSIONS.flatMap(({ method, url, named }) =>
    named?.part === 'body' ? [[`${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`, named.field]] : [],
  ),
);

export function withOwnName(value: unknown, name: string): unknown {
  const field = NAMED.get(name.replace(/\/$/, ''));
  if (field === undefined || typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  return { ...value, [field]: 'f-1' };
}

/** Mostly what stood together when it was told is asked for together. */
const TOGETHER = fc.integer({ min: 0, max: 3 }).map((one) => one > 0);

type Given = Readonly<Record<string, string | null>>;

/** A body whose parts belong together, and to the address it is sent to. */
function withBesides(value: unknown, learnt: Learnt, rooms: readonly string[], given: Given): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const asked = Object.entries(given).filter(([field, one]) => field in value && typeof one === 'string');
  return {
    ...value,
    ...besides(learnt, rooms, value as Record<string, unknown>),
    ...Object.fromEntries(asked),
  };
}

function bodies(
  schema: ApiSchema | undefined,
  schemas: Schemas,
  learnt: Learnt,
  name: string,
  rooms: readonly string[],
  given: Given,
): fc.Arbitrary<Body> {
  const odd = fc.constantFrom(...ODD_BODIES);
  // Where no body is asked for, one that is sent is not looked at.
  if (schema === undefined)
    return fc.oneof(
      { weight: 4, arbitrary: fc.constant(NO_BODY) },
      { weight: 1, arbitrary: odd.map((one) => ({ ...one, broken: false, brokenNamed: false })) },
    );
  const fit = fc
    .record({ value: valuesOf(schema, schemas, learnt.known), together: TOGETHER })
    .map(({ value, together }) => (together ? withBesides(value, learnt, rooms, given) : value));
  const asJson = (value: unknown): Body => ({
    body: JSON.stringify(value) ?? 'null',
    type: JSON_TYPE,
    broken: misfits(value, schema, schemas).length > 0,
    brokenNamed: misfits(withOwnName(value, name), schema, schemas).length > 0,
  });
  return fc.oneof(
    { weight: 10, arbitrary: fit.map(asJson) },
    { weight: 4, arbitrary: fit.chain(spoiled).map(asJson) },
    { weight: 1, arbitrary: odd },
  );
}

interface Judged {
  readonly status: number;
  readonly complaints: readonly string[];
  readonly json: unknown;
}

async function judge(
  address: string,
  request: FuzzRequest,
  operation: ApiOperation,
  schemas: Schemas,
): Promise<Judged> {
  const leave = new AbortController();
  const init = {
    method: request.method.toUpperCase(),
    signal: leave.signal,
    ...(request.body === null ? {} : { body: request.body }),
    headers: {
      ...request.headers,
      ...(request.closed ? request.caller.headers : {}),
      ...(request.body === null ? {} : { 'content-type': request.type }),
    },
  };
  const answer = await fetch(address + request.path, init);
  const { status } = answer;
  const type = (answer.headers.get('content-type') ?? '').split(';')[0]!;
  const stream = type === 'text/event-stream';
  const bytes = stream ? new ArrayBuffer(0) : await answer.arrayBuffer();
  leave.abort();
  const complaints = [];
  const text = new TextDecoder().decode(bytes);
  if (status >= 500) complaints.push(`answered ${status}: ${text.slice(0, 300)}`);
  if ((request.closed ? request.brokenNamed : request.broken) && status < 300)
    complaints.push('accepted what breaks its schema');
  // An odd path may be another address, or none: what is answered there is not described here.
  const described = operation.responses[status];
  if (described === undefined)
    return {
      status,
      complaints: [...complaints, `${status} is not described: ${text.slice(0, 200)}`],
      json: null,
    };
  const content = Object.entries(described.content ?? {}).find(
    ([known]) =>
      known === '*/*' || known === type || (known.endsWith('/*') && type.startsWith(known.slice(0, -1))),
  );
  if (content === undefined && bytes.byteLength + (described.content === undefined ? 0 : 1) > 0)
    complaints.push(`${status} comes as "${type}"`);
  const json: unknown = type.endsWith('json') && text !== '' ? JSON.parse(text) : null;
  const schema = content?.[1].schema;
  if (schema !== undefined && type.endsWith('json'))
    complaints.push(
      ...misfits(json, schema, schemas)
        .slice(0, 3)
        .map((what) => `${status} ${what}`),
    );
  return { status, complaints, json };
}

function detailOf(json: unknown): string {
  return typeof json === 'object' && json !== null && 'detail' in json ? String(json.detail) : '';
}
