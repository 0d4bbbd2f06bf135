/** The case of names that no record knows. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setCase } from '../../src/enrich/name.ts';

test('upper case becomes title case with small words small', () => {
  assert.equal(setCase('THE HOUSE OF BREAD'), 'The House of Bread');
  assert.equal(setCase('CAFE DE LA PAIX'), 'Cafe de la Paix');
});

test('names with inner capitals and apostrophes keep them', () => {
  assert.equal(setCase("O'MALLEY'S PUB"), "O'Malley's Pub");
  assert.equal(setCase('MCDOWELL PLUMBING'), 'McDowell Plumbing');
  assert.equal(setCase("JOE'S DINER"), "Joe's Diner");
});

test('mixed case stands as it was sent', () => {
  assert.equal(setCase('iPhone Doctor GmbH'), 'iPhone Doctor GmbH');
});

test('letters without a vowel stay an acronym', () => {
  assert.equal(setCase('RJ BBQ PIT'), 'RJ BBQ Pit');
});

test('other scripts are cased by their own rules', () => {
  assert.equal(setCase('КАФЕ ВЕСНА'), 'Кафе Весна');
  assert.equal(setCase('すし 一番'), 'すし 一番');
});
