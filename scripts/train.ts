/**
 * Trains the category model on card descriptors with known codes, on the merchants of the index and
 * on made-up descriptors of consumers' shops. The seed is fixed: the same data and index give the
 * same model. It takes about half a minute.
 */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { encodeUtf16, packContainer } from '../src/enrich/knowledge/container.ts';
import { readExamples } from './model/examples.ts';
import { fit } from './model/fit.ts';
import { openIndex } from './model/open.ts';

const USAGE = 'usage: node scripts/train.ts --data FOLDER [--epochs N] [--out FOLDER]';
const SEED = 20260918;
const isCode = (option: string | number) => typeof option === 'string';

const { values } = parseArgs({
  options: { data: { type: 'string' }, epochs: { type: 'string' }, out: { type: 'string' } },
});
if (!values.data) {
  console.error(USAGE);
  process.exit(2);
}
const out = values.out ?? 'src/enrich/knowledge';
const table = gunzipSync(readFileSync(`${values.data}/toronto_pcard.tsv.gz`)).toString('utf8');
const { cards, whole, names, consumers } = readExamples(table);
const epochs = Number(values.epochs ?? 8);
const { mccCategory } = openIndex().tables;
const fitted = fit([...cards, ...whole, ...names, ...consumers], mccCategory, {
  epochs,
  seed: SEED,
});
const meta = JSON.stringify(fitted.meta);
const version = createHash('sha256')
  .update(meta)
  .update(fitted.slots)
  .update(fitted.rows)
  .digest('hex')
  .slice(0, 8);
const { slots, rows } = fitted;
const file = packContainer(version, { meta: encodeUtf16(meta), slots, rows });
const packed = gzipSync(file, { level: 9 });
packed[9] = 255;
writeFileSync(`${out}/model.bin.gz`, packed);
const manifest = {
  version,
  bytes: file.byteLength,
  codes: fitted.meta.choices.flatMap(({ options }) => options).filter(isCode).length,
  seed: SEED,
  epochs,
  script: 'scripts/train.ts',
  trainedOn: {
    'City of Toronto purchasing cards, train split': cards.length,
    'merchant names of the index': names.length,
    'made-up descriptors of consumer shops': consumers.length,
  },
  notice: 'Contains information licensed under the Open Government Licence - Toronto.',
};
writeFileSync(`${out}/model.json`, `${JSON.stringify(manifest, null, 2)}\n`);
console.log(JSON.stringify(manifest, null, 2), `packed ${packed.byteLength}`);
