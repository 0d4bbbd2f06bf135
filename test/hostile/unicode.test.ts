/** Unicode at its strangest: legal text comes back exactly as sent, and nothing is thrown. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readEnrich, readJob } from '../rig/answers.ts';
import { openService } from '../rig/service.ts';

const service = await openService();
service.run();
after(() => service.close());

/** Strings that are legal and strange; each comes back exactly as it was sent. */
const ODDITIES: Readonly<Record<string, string>> = {
  'nothing at all': '',
  blanks: '   ',
  'every kind of blank': '\u00a0\u1680\u2000\u2003\u202f\u205f\u3000',
  'ends of lines': 'NETFLIX\r\n\u2028\u2029.COM',
  'control characters': 'SPOT\u0001\u0007\u001b[31mIFY\u007f\u0085',
  'marks of direction': '\u202eXILFTEN\u202c \u200f\u200e\u2066SPOTIFY\u2069',
  'zero width': 'N\u200bE\u200cT\u200dF\u2060L\ufeffIX',
  'a flood of combining marks': `S${'\u0301\u0327\u0489'.repeat(341)}`,
  'jamo and composed syllables': '\u1109\u1173\u1110\u1161 스타벅스',
  'letters of width': 'ＮＥＴＦＬＩＸ．ＣＯＭ',
  'letters of mathematics': '𝕹𝖊𝖙𝖋𝖑𝖎𝖝',
  'letters of other scripts that look alike': 'ΝΕТFLІХ',
  'joined emoji': '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇺🇸🇬🇧',
  'letters that grow in another case': 'ßŉǰΐİﬃ'.repeat(100),
  'private and unassigned': '\ue000\uf8ff\u{10ffff}\u{e0001}\ufffe\uffff',
  'replacement characters': '\ufffd'.repeat(1024),
  '1,024 characters of four bytes': '🛒'.repeat(1024),
  'quotes and escapes': '"\\"},{"input":"x","status":"complete"}',
  'a regular expression': '(a+)+$'.repeat(170),
  'the same letter': 'A'.repeat(1024),
  'the same digit': '9'.repeat(1024),
  'stars and hashes': '*#/\\-'.repeat(204),
  'one letter words': 'a '.repeat(512),
  'markup and formulas': '<script>alert(1)</script> =cmd|"/c calc"!A1',
};

for (const [name, text] of Object.entries(ODDITIES)) {
  test(`a descriptor of ${name} comes back as sent, sync and async`, async () => {
    const response = await service.post('/v1/enrich', {
      transactions: [text],
      include: ['details'],
    });
    assert.equal(response.status, 200);
    const { results } = await readEnrich(response);
    assert.equal(results[0]?.input, text);
    assert.ok(results[0].status === 'complete' || results[0].status === 'rejected');

    const submitted = await service.post('/v1/enrich/async', { transactions: [text] });
    const { job_id } = await readEnrich(submitted);
    const ended = await service.fetch(`/v1/enrich/jobs/${job_id}`, {
      headers: { 'X-API-Key': service.key, Prefer: 'wait=30' },
    });
    const job = await readJob(ended);
    assert.equal(job.status, 'complete');
    assert.equal(job.results[0]?.input, text);
  });
}

const REFUSED: Readonly<Record<string, string>> = {
  'a lone high surrogate': 'CANARY\ud83d',
  'a lone low surrogate': '\udc00CANARY',
  'surrogates the wrong way round': 'CANARY\udc00\ud83d',
  'a NUL at the end': 'CANARY\0',
  '1,025 characters of four bytes': `CANARY${'🛒'.repeat(1019)}`,
  '1,025 combining marks': `CANARY${'\u0301'.repeat(1019)}`,
};

for (const [name, text] of Object.entries(REFUSED)) {
  test(`400: a descriptor with ${name}, or an id or memo`, async () => {
    for (const item of [
      text,
      { description: text },
      { description: 'a', memo: text },
      { description: 'a', id: text },
    ]) {
      const response = await service.post('/v1/enrich', { transactions: ['a', item] });
      const answer = await response.text();
      assert.equal(response.status, 400);
      assert.match(answer, /"path": "transactions\.1/);
      assert.ok(!answer.includes('CANARY'));
    }
  });
}
