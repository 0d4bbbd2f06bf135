/** Trains the category model on card descriptors with known codes; the seed is fixed. */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { FEATURE_ROWS, featuresOf } from '../src/enrich/features.ts';
import { encodeUtf16, packContainer } from '../src/enrich/knowledge/container.ts';
import { type Example, trainLinear } from './model/linear.ts';
import { packageNames } from './model/names.ts';
import { cardNames } from './model/toronto.ts';

const USAGE = 'usage: node scripts/train.ts --data FOLDER [--epochs N] [--out FOLDER]';
const SEED = 20260918;

const { values } = parseArgs({
  options: { data: { type: 'string' }, epochs: { type: 'string' }, out: { type: 'string' } },
});
if (!values.data) {
  console.error(USAGE);
  process.exit(2);
}
const out = values.out ?? 'src/enrich/knowledge';
const text = gunzipSync(readFileSync(`${values.data}/toronto_pcard.tsv.gz`)).toString('utf8');
const cards = cardNames(text, 'train');
const names = packageNames();
const named = [...cards, ...names].filter(({ words }) => words.length > 0);
const examples: Example[] = named.map(({ words, mcc, weight }) => ({
  rows: featuresOf(words),
  label: mcc,
  weight,
}));
const epochs = Number(values.epochs ?? 12);
const trained = trainLinear(examples, { rows: FEATURE_ROWS, epochs, seed: SEED });
const meta = { classes: trained.classes, bias: trained.bias, scale: trained.scale };
const version = createHash('sha256')
  .update(JSON.stringify(meta))
  .update(trained.weights)
  .digest('hex')
  .slice(0, 8);
const file = packContainer(version, {
  meta: encodeUtf16(JSON.stringify(meta)),
  weights: trained.weights,
});
const packed = gzipSync(file, { level: 9 });
packed[9] = 255;
writeFileSync(`${out}/model.bin.gz`, packed);
const manifest = {
  version,
  bytes: file.byteLength,
  classes: trained.classes.length,
  seed: SEED,
  epochs,
  script: 'scripts/train.ts',
  trainedOn: {
    'City of Toronto purchasing cards, train split': cards.length,
    'merchant names of the index': names.length,
  },
  notice: 'Contains information licensed under the Open Government Licence - Toronto.',
};
writeFileSync(`${out}/model.json`, `${JSON.stringify(manifest, null, 2)}\n`);
console.log(JSON.stringify(manifest, null, 2), `packed ${packed.byteLength}`);
