/** How do the stops of a day lie to each other, without any map of somebody else's? */
import type { DayPack } from '../../server/api/visits/visits-schema.ts';

const [WIDE, HIGH, EDGE] = [320, 180, 24];

export function WaySketch({ stops, label }: { stops: DayPack['stops']; label: string }) {
  const known = stops.flatMap(({ spot, visit }, place) => (spot === null ? [] : [{ spot, visit, place }]));
  if (known.length < 2) return null;
  const all = (which: 'latitude' | 'longitude') => known.map(({ spot }) => spot[which]);
  const [west, east] = [Math.min(...all('longitude')), Math.max(...all('longitude'))];
  const [south, north] = [Math.min(...all('latitude')), Math.max(...all('latitude'))];
  const x = (one: number) => EDGE + ((one - west) / Math.max(1, east - west)) * (WIDE - 2 * EDGE);
  const y = (one: number) => HIGH - EDGE - ((one - south) / Math.max(1, north - south)) * (HIGH - 2 * EDGE);
  const points = known.map(({ spot }) => `${x(spot.longitude)},${y(spot.latitude)}`).join(' ');
  return (
    <svg className="way-sketch" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={label}>
      <polyline points={points} className="way-line" />
      {known.map(({ spot, visit, place }) => (
        <g key={visit}>
          <circle cx={x(spot.longitude)} cy={y(spot.latitude)} r="12" className="way-stop" />
          <text x={x(spot.longitude)} y={y(spot.latitude) + 5} className="way-number">
            {place + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}
