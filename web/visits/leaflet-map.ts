/** How is a map drawn with the stops of a day in their order? Leaflet, with tiles that this house hands on. */
import { divIcon, latLngBounds, map as leafletMap, marker, polyline, tileLayer } from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { DayPack } from '../../server/api/visits/visits-schema.ts';

const CLOSEST = 16;
const MICRO = 1_000_000;

/** Draws the map into an element; `failed` is told when no piece of it can be had. Returns how it is taken away. */
export function drawMap(place: HTMLElement, stops: DayPack['stops'], failed: () => void): () => void {
  const known = stops.flatMap(({ spot, text, name }, at) =>
    spot === null
      ? []
      : [
          {
            at: [spot.latitude / MICRO, spot.longitude / MICRO] as [number, number],
            number: at + 1,
            says: `${text} ${name}`,
          },
        ],
  );
  const drawn = leafletMap(place, {
    attributionControl: false,
    zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  let had = 0;
  tileLayer('/api/visit/map/{z}/{x}/{y}', { minZoom: 3, maxZoom: 19 })
    .on('tileload', () => {
      had += 1;
    })
    .on('load', () => {
      if (had === 0) failed();
    })
    .addTo(drawn);
  polyline(
    known.map(({ at }) => at),
    { className: 'way-map-line', interactive: false },
  ).addTo(drawn);
  for (const { at, number, says } of known)
    marker(at, {
      icon: divIcon({ className: 'way-map-stop', html: String(number), iconSize: [28, 28] }),
      title: says,
      alt: says,
    }).addTo(drawn);
  drawn.fitBounds(latLngBounds(known.map(({ at }) => at)), { padding: [32, 32], maxZoom: CLOSEST });
  return () => void drawn.remove();
}
