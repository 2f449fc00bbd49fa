import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Clock } from '../../clock.js';

/** Wrong links and sittings from one place within a minute; then it has to wait. Nobody mistypes 43 signs twenty times. */
const most = 20;
const windowMs = 60_000;
/** So many places are remembered; beyond, the oldest are forgotten: a flood must not take the memory. */
const mostPlaces = 10_000;

export interface Guesses {
  mustWait(request: FastifyRequest): boolean;
  missed(request: FastifyRequest): void;
}

/** Counts wrong secrets by where they come from. It is a brake and no lock: the secrets themselves cannot be guessed. */
export function guesses(clock: Clock): Guesses {
  const places = new Map<string, { count: number; until: number }>();
  const known = (request: FastifyRequest) => {
    const place = places.get(placeOf(request));
    return place && place.until > clock.now().getTime() ? place : undefined;
  };
  return {
    mustWait: (request) => (known(request)?.count ?? 0) >= most,
    missed(request) {
      const place = known(request);
      if (place) place.count++;
      else {
        places.delete(placeOf(request));
        places.set(placeOf(request), { count: 1, until: clock.now().getTime() + windowMs });
        if (places.size > mostPlaces) places.delete(places.keys().next().value!);
      }
    },
  };
}

/** The peer; behind a proxy on this machine, the address that the proxy itself saw: the last one it wrote down. */
function placeOf(request: FastifyRequest): string {
  const peer = request.ip;
  if (!/^(::ffff:)?127\.|^::1$/.test(peer)) return peer;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)!
    .trim();
  return isIP(forwarded) ? forwarded : peer;
}
