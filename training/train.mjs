// Makes src/language/classifier-weights.ts: `node training/train.mjs`. The same lines give the same file; tests/language/classifier.test.ts
// notices when the lines changed and the file did not.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { learn } from './learn.mjs';
import { made, written } from './lines.mjs';

const file = (name) => new URL(`../${name}`, import.meta.url);
const built = 'node_modules/.cache/chidoan-training/';
/** So many lines of each phrase; a line that a person wrote counts as much as so many of them. */
const [each, weightOfWritten] = [14, 3];
/** Weights smaller than this part of the largest are left out: they decide nothing and take room. */
const smallest = 0.012;

/** The language as it is now, built beside the product: what learns must see exactly what reads. */
async function language() {
  mkdirSync(file(built), { recursive: true });
  const entryPoints = ['features', 'tokens', 'abbreviations', 'facts'].map((name) => file(`src/language/${name}.ts`).pathname);
  await build({
    entryPoints,
    outdir: file(built).pathname,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  const load = (name) => import(file(`${built}${name}.js`).href);
  const [features, tokens, abbreviations, facts] = await Promise.all(['features', 'tokens', 'abbreviations', 'facts'].map(load));
  return { ...features, ...tokens, ...abbreviations, ...facts };
}

/** What is out of scope is learnt by category, because the categories have nothing in common. */
export const classOf = ({ intent, slots }) => (intent === 'out_of_scope' ? `oos:${slots?.category ?? ''}` : intent);

/** Trains on lines; gives the classes and a value for every feature and class. */
export async function train(lines) {
  const { tokenise, expand, findFacts, featuresOf, slotsOfFeatures } = await language();
  const classes = [...new Set(lines.map(classOf))].sort();
  const place = new Map(classes.map((name, at) => [name, at]));
  const examples = lines.map((line) => {
    const text = tokenise(line.text);
    const words = expand(text.tokens);
    const features = featuresOf(words, findFacts(text, words, '2026-03-12'));
    return { features, target: place.get(classOf(line)), weight: line.weight };
  });
  return { classes, slots: slotsOfFeatures, weights: learn(examples, slotsOfFeatures, classes.length) };
}

export function trainingLines() {
  const people = written.filter((line) => classOf(line) !== 'oos:');
  return [...made(each).map((line) => ({ ...line, weight: 1 })), ...people.map((line) => ({ ...line, weight: weightOfWritten }))];
}

/** Changes when anything changes that the weights are made of. */
export function fingerprint() {
  const hash = createHash('sha256');
  for (const name of ['phrases.txt', 'lines.mjs', 'learn.mjs']) hash.update(readFileSync(new URL(name, import.meta.url)));
  hash.update(readFileSync(file('src/language/features.ts')));
  hash.update(JSON.stringify(written));
  return hash.digest('hex').slice(0, 16);
}

function pack({ classes, weights }) {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  // As classifier.ts reads them: a row of bytes for every feature, each 128 more than its weight, filled up to whole numbers of four.
  const row = Math.ceil(classes.length / 4) * 4;
  const slots = weights.length / classes.length;
  const bytes = new Uint8Array(slots * row);
  for (let slot = 0; slot < slots; slot++)
    for (let of = 0; of < classes.length; of++) {
      const weight = weights[slot * classes.length + of];
      bytes[slot * row + of] = 128 + (Math.abs(weight) < largest * smallest ? 0 : Math.round((weight / largest) * 127));
    }
  const packed = deflateRawSync(bytes, { level: 9 });
  return { scale: largest / 127, packed: packed.toString('base64') };
}

if (process.argv[1] === file('training/train.mjs').pathname) {
  const { classes, weights } = await train(trainingLines());
  const { scale, packed } = pack({ classes, weights });
  const list = classes.map((name) => `'${name}'`).join(' ');
  const source = `/** Made by training/train.mjs from its phrases and the lines of tests/language; do not edit. */
export const madeOf = '${fingerprint()}';
export const classes =
  '${classes.join(' ')}'.split(
    ' ',
  );
/** Of a step of a weight. */
export const scale = ${scale.toPrecision(6)};
/** Bytes by class and feature, deflated, base64. */
export const packed =
  '${packed}';
`;
  writeFileSync(file('src/language/classifier-weights.ts'), source);
  process.stdout.write(`${list.split(' ').length} classes, ${Math.round(source.length / 1024)} KB\n`);
}
