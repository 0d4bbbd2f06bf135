/** A correction is found by the most specific match, and always wins. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyRules } from '../../src/corrections/apply.ts';
import type { Changes, Correction, MatchKind } from '../../src/corrections/correction.ts';
import { compileRules } from '../../src/corrections/rules.ts';
import { normalizeMatch } from '../../src/corrections/text.ts';
import { enrichWithEvidence } from '../../src/enrich/enrich.ts';
import type { CompleteItem } from '../../src/enrich/item.ts';
import { loadKnowledge, openKnowledge } from '../../src/pool/knowledge.ts';

const knowledge = openKnowledge(await loadKnowledge());

function rule(kind: MatchKind, value: string, set: Changes): Correction {
  return { match: { kind, value: normalizeMatch(kind, value) }, set };
}

function correct(description: string, ...corrections: Correction[]): CompleteItem {
  const enrichment = enrichWithEvidence({ description }, knowledge);
  const item = applyRules(compileRules(corrections), enrichment, knowledge);
  assert.equal(item.status, 'complete');
  return item as CompleteItem;
}

const named = (merchant: string): Changes => ({ merchant });

test('by normalized: other numbers, case and accents are the same descriptor', () => {
  const corrections = [rule('normalized', 'Zorblax Bäckerei 0012', named('Zorblax'))];
  for (const text of ['ZORBLAX BACKEREI 9931', 'zorblax bäckerei 77']) {
    const item = correct(text, ...corrections);
    assert.deepEqual([item.merchant, item.source, item.confidence], ['Zorblax', 'cache', 1]);
  }
  assert.notEqual(correct('ZORBLAX BACKEREI BERLIN', ...corrections).merchant, 'Zorblax');
});

test('by contains: numbers and marks count, double blanks do not', () => {
  const corrections = [rule('contains', 'zorb  lax #12', named('Zorb 12'))];
  assert.equal(correct('SQ *ZORB LAX   #1234 OSLO', ...corrections).merchant, 'Zorb 12');
  assert.notEqual(correct('SQ *ZORB LAX #9', ...corrections).merchant, 'Zorb 12');
});

test('by merchant_id: every spelling of the known merchant', () => {
  const { answer } = enrichWithEvidence({ description: 'NETFLIX.COM' }, knowledge);
  assert.ok(answer.match);
  const id = knowledge.merchants.identity(answer.match.merchant);
  const corrections = [rule('merchant_id', id, { category: 'Utilities' })];
  for (const text of ['NETFLIX.COM', 'NETFLIX.COM ON DEMAND']) {
    const item = correct(text, ...corrections);
    assert.deepEqual([item.merchant, item.category, item.mcc_code], ['Netflix', 'Utilities', null]);
  }
});

test('normalized goes before contains, the longer text before the shorter, both before an id', () => {
  const { answer } = enrichWithEvidence({ description: 'NETFLIX.COM' }, knowledge);
  const id = knowledge.merchants.identity(answer.match?.merchant ?? 0);
  const byId = rule('merchant_id', id, named('By id'));
  const short = rule('contains', 'flix', named('Short'));
  const long = rule('contains', 'netflix', named('Long'));
  const whole = rule('normalized', 'NETFLIX.COM', named('Whole'));
  assert.equal(correct('NETFLIX.COM', byId).merchant, 'By id');
  assert.equal(correct('NETFLIX.COM', byId, short).merchant, 'Short');
  assert.equal(correct('NETFLIX.COM', long, byId, short).merchant, 'Long');
  assert.equal(correct('NETFLIX.COM', whole, long, byId, short).merchant, 'Whole');
});

test('another merchant loses the domain and the subscription of the former one', () => {
  const item = correct('NETFLIX.COM', rule('contains', 'netflix', named('Zorblax')));
  assert.deepEqual([item.domain, item.is_subscription], [null, false]);
  const kept = correct('NETFLIX.COM', rule('contains', 'netflix', { is_subscription: false }));
  assert.deepEqual([kept.merchant, kept.domain], ['Netflix', 'netflix.com']);
});

test('a code alone brings its category, another category drops the code', () => {
  const byCode = correct('ZORBLAX', rule('contains', 'zorblax', { mcc_code: '5812' }));
  assert.deepEqual([byCode.category, byCode.mcc_code], ['Food & Drink', '5812']);
  const set: Changes = { category: 'Travel', mcc_code: '5812' };
  const both = correct('ZORBLAX', rule('contains', 'zorblax', set));
  assert.deepEqual([both.category, both.mcc_code], ['Travel', '5812']);
});

test('a descriptor that was rejected gets its answer from the correction', () => {
  const item = correct('#*!? ++', rule('contains', '#*!?', named('Zorblax')));
  assert.deepEqual(
    [item.status, item.merchant, item.category, item.is_subscription],
    ['complete', 'Zorblax', 'Unknown', false],
  );
});

test('10,000 texts cost a descriptor no more than the engine itself', () => {
  const corrections = Array.from({ length: 10_000 }, (_, i) =>
    rule('contains', `${(i * 7919).toString(36)}-${i}`, named(`Shop ${i}`)),
  );
  const rules = compileRules(corrections);
  const enrichment = enrichWithEvidence(
    { description: 'SQ *BLUE BOTTLE COFFEE 0421 SAN FRANCISCO CA 94107 US' },
    knowledge,
  );
  // Time on the processor, which a busy machine does not stretch.
  const { user } = process.cpuUsage();
  for (let i = 0; i < 1000; i++) applyRules(rules, enrichment, knowledge);
  const usedMs = (process.cpuUsage().user - user) / 1000;
  assert.ok(usedMs < 1000, `${usedMs / 1000} ms a descriptor`);
});
