import { Counter, collectDefaultMetrics, Registry } from 'prom-client';

/** Counters in Prometheus' text. Labels are names of ours from closed lists: never an id, a name or a text. */
export interface Metrics {
  registry: Registry;
  count(what: string, n?: number): void;
}

export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = new Counter({
    name: 'chidoan_total',
    help: 'What happened, by name',
    labelNames: ['what'],
    registers: [registry],
  });
  return {
    registry,
    count(what, n = 1) {
      if (n > 0) counter.inc({ what: what.replace(/[^\w:/-]/g, '_') }, n);
    },
  };
}
