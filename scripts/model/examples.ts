/** The examples that the category model learns from: features, code and weight of each name. */

import type { Analysis } from '../../src/enrich/analysis.ts';
import { analyse } from '../../src/enrich/analysis.ts';
import { enrichWithEvidence } from '../../src/enrich/enrich.ts';
import { features, readFeatures } from '../../src/enrich/features.ts';
import { readTrades } from '../../src/enrich/trade.ts';
import { consumerNames } from './consumer.ts';
import { packageNames } from './names.ts';
import { openIndex } from './open.ts';
import { cardNames } from './toronto.ts';

export interface Example {
  /** Hashes; the first `spelling` are of letters and words, the others of trades and facilitators. */
  readonly features: Int32Array;
  readonly spelling: number;
  readonly mcc: string;
  readonly weight: number;
  /** Examples of one key are of one merchant. */
  readonly key: string;
}

export interface Sample {
  readonly raw: string;
  readonly mcc: string;
  readonly weight: number;
  readonly key: string;
}

const knowledge = openIndex();

/** A descriptor as the engine reads it. */
export function exampleOf({ raw, mcc, weight, key }: Sample): Example {
  const { analysis } = enrichWithEvidence({ description: raw }, knowledge);
  return { ...featuresOf(analysis), mcc, weight, key };
}

/** A bare name, all of it the merchant's. */
export function exampleOfName({ raw, mcc, weight, key }: Sample): Example {
  return { ...featuresOf(analyse({ description: raw }, knowledge)), mcc, weight, key };
}

export function featuresOf(analysis: Analysis): { features: Int32Array; spelling: number } {
  const { spelling, all } = readFeatures(analysis, readTrades(analysis));
  return { features: features.slice(0, all), spelling };
}

export interface Sources {
  readonly cards: readonly Example[];
  /** The same cards with every word taken for a name's, those of places too. */
  readonly whole: readonly Example[];
  readonly names: readonly Example[];
  readonly consumers: readonly Example[];
}

const WHOLE_SHARE = 0.2;

/** Everything to train on. `table` is the City of Toronto's, of which only `train` is read. */
export function readExamples(table: string): Sources {
  const isFull = (example: Example) => example.features.length > 0;
  const cards = cardNames(table, 'train');
  const whole = cards.map((card) => ({ ...card, weight: card.weight * WHOLE_SHARE }));
  return {
    cards: cards.map(exampleOf).filter(isFull),
    whole: whole.map(exampleOfName).filter(isFull),
    names: packageNames(knowledge).map(exampleOfName).filter(isFull),
    consumers: consumerNames().map(exampleOf).filter(isFull),
  };
}
