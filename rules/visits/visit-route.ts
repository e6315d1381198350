/**
 * In which order are a day's visits made?
 *
 * Who is expected earlier comes first: of two appointments that do not overlap the order is fixed. Within that the nearest next stop is
 * taken, and the way is then shortened by turning stretches round (2-opt) until no turn shortens it. Distances are great circles in whole
 * metres from coordinates that stand with the addresses; a stop without one keeps its place by time and adds no distance.
 */
import type { Window } from './visit-course.ts';

/** Millionths of a degree, WGS 84. */
export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Stop {
  readonly id: string;
  readonly window: Window;
  readonly spot: Spot | null;
}

/** The stops in order, with the metres from the stop before; 0 where nobody knows. */
export interface Route {
  readonly order: readonly { readonly id: string; readonly metres: number }[];
  readonly metres: number;
}

const EARTH_METRES = 6_371_000;
const TO_RADIANS = Math.PI / 180_000_000;

/** Metres between two spots along the surface. */
export function metresBetween(a: Spot, b: Spot): number {
  const [up, across] = [(b.latitude - a.latitude) * TO_RADIANS, (b.longitude - a.longitude) * TO_RADIANS];
  const half =
    Math.sin(up / 2) ** 2 +
    Math.cos(a.latitude * TO_RADIANS) * Math.cos(b.latitude * TO_RADIANS) * Math.sin(across / 2) ** 2;
  return Math.round(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half))));
}

const metresOf = (a: Stop | undefined, b: Stop | undefined): number =>
  a?.spot == null || b?.spot == null ? 0 : metresBetween(a.spot, b.spot);

/** Length of a way in metres. */
export function lengthOf(stops: readonly Stop[]): number {
  let sum = 0;
  for (let place = 1; place < stops.length; place += 1) sum += metresOf(stops[place - 1], stops[place]);
  return sum;
}

/** No stop comes after one whose appointment begins when its own is over. */
export function isInTime(stops: readonly Stop[]): boolean {
  let latest = Number.NEGATIVE_INFINITY;
  for (const { window } of stops) {
    if (window.until <= latest) return false;
    latest = Math.max(latest, window.from);
  }
  return true;
}

/** The way through the stops. The same stops in any order give the same way. */
export function routeOf(stops: readonly Stop[]): Route {
  const inTime = [...stops].sort(
    (a, b) => a.window.from - b.window.from || a.window.until - b.window.until || (a.id < b.id ? -1 : 1),
  );
  const order = shortened(nearestFirst(inTime));
  return {
    order: order.map((stop, place) => ({ id: stop.id, metres: metresOf(order[place - 1], stop) })),
    metres: lengthOf(order),
  };
}

/** From the earliest on always the nearest of those that may come next. */
export function nearestFirst(stops: readonly Stop[]): Stop[] {
  const left = [...stops];
  const way: Stop[] = [];
  while (left.length > 0) {
    const closes = Math.min(...left.map(({ window }) => window.until));
    // Only one that leaves nobody behind whose appointment would then be over.
    const open = left.filter(({ window }) => window.from < closes);
    const here = way.at(-1);
    const next =
      here === undefined
        ? open[0]!
        : open.reduce((best, one) => (metresOf(here, one) < metresOf(here, best) ? one : best));
    way.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return way;
}

/** Turns stretches round as long as that makes the way shorter and nobody is kept waiting. */
function shortened(start: readonly Stop[]): Stop[] {
  let best = [...start];
  for (let better = true; better; ) {
    better = false;
    for (let from = 0; from < best.length - 1; from += 1)
      for (let to = from + 1; to < best.length; to += 1) {
        const turned = [...best.slice(0, from), ...best.slice(from, to + 1).reverse(), ...best.slice(to + 1)];
        if (lengthOf(turned) < lengthOf(best) && isInTime(turned)) {
          best = turned;
          better = true;
        }
      }
  }
  return best;
}

/** A spot so rough that it shows a quarter and no door: the middle of a field of about so many metres. */
export function roughly({ latitude, longitude }: Spot, metres: number): Spot {
  const step = Math.round((metres / 111_320) * 1_000_000);
  const middle = field(latitude, step);
  // As wide as it is high, by the middle of the field, so that all of a field lie in the same one.
  const wide = Math.round(step / Math.max(0.05, Math.cos(middle * TO_RADIANS)));
  return { latitude: middle, longitude: field(longitude, wide) };
}

const field = (value: number, step: number) => Math.floor(value / step) * step + Math.floor(step / 2);
