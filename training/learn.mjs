// Logistic regression over the classes, learnt by gradient steps with a decaying rate; small and always the same.
import { random } from './lines.mjs';

/** `examples`: { features: Uint16Array, target: index, weight }. Returns Float32Array of slots × classes. */
export function learn(examples, slots, classes, { rounds = 12, rate = 0.5, shrink = 1e-5, seed = 7 } = {}) {
  const weights = new Float32Array(slots * classes);
  const dice = random(seed);
  const order = examples.map((_, at) => at);
  const scores = new Float64Array(classes);
  for (let round = 0; round < rounds; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = dice.below(at + 1);
      [order[at], order[other]] = [order[other], order[at]];
    }
    const step = rate / (1 + round * 0.6);
    const keep = 1 - shrink * examples.length * step;
    for (let at = 0; at < weights.length; at++) weights[at] *= keep;
    for (const index of order) {
      const { features, target, weight } = examples[index];
      scores.fill(0);
      for (const slot of features) for (let of = 0, from = slot * classes; of < classes; of++) scores[of] += weights[from + of];
      const scale = 1 / Math.sqrt(features.length);
      let most = Number.NEGATIVE_INFINITY;
      for (let of = 0; of < classes; of++) {
        scores[of] *= scale;
        most = Math.max(most, scores[of]);
      }
      let sum = 0;
      for (let of = 0; of < classes; of++) {
        scores[of] = Math.exp(scores[of] - most);
        sum += scores[of];
      }
      for (let of = 0; of < classes; of++) {
        const miss = (of === target ? 1 : 0) - scores[of] / sum;
        if (Math.abs(miss) < 0.002) continue;
        const change = step * weight * scale * miss;
        for (const slot of features) weights[slot * classes + of] += change;
      }
    }
  }
  return weights;
}
