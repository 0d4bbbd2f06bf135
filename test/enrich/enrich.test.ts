/** Descriptors that must always read right, and their neighbours. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openKnowledge } from '../../scripts/model/open.ts';
import { enrich } from '../../src/enrich/enrich.ts';
import type { CompleteItem, Item } from '../../src/enrich/item.ts';

const knowledge = openKnowledge();
const read = (description: string): Item => enrich({ description }, knowledge);

/** The answer in short: merchant, domain, category. */
function answer(description: string): (string | null)[] {
  const item = read(description);
  assert.equal(item.status, 'complete', description);
  const { merchant, domain, category } = item as CompleteItem;
  return [merchant, domain, category];
}

const known: readonly (readonly [string, string, string, string])[] = [
  ['H&M', 'H&M', 'hm.com', 'Shopping'],
  ['KFC', 'KFC', 'kfc.com', 'Food & Drink'],
  ['7-ELEVEN 34567', '7-Eleven', '7-eleven.com', 'Groceries'],
  ['セブン-イレブン', '7-Eleven', 'sej.co.jp', 'Groceries'],
  ['GITHUB.COM', 'GitHub', 'github.com', 'Software'],
  ['NETFLIX.COM ON DEMAND', 'Netflix', 'netflix.com', 'Entertainment'],
  ['SPOTIFY USA', 'Spotify', 'spotify.com', 'Entertainment'],
  ['STARBUCKS STORE 00123 SEATTLE WA', 'Starbucks', 'starbucks.com', 'Food & Drink'],
  ['APPLE.COM/BILL', 'Apple', 'apple.com', 'Digital Services'],
  ['GOOGLE *CLOUD 9BX2KQ', 'Google Cloud', 'cloud.google.com', 'Software'],
  ['WM SUPERCENTER #1234 DALLAS TX', 'Walmart', 'walmart.com', 'Shopping'],
  ['WHOLEFDS 10234 AUSTIN TX', 'Whole Foods Market', 'wholefoodsmarket.com', 'Groceries'],
];

for (const [descriptor, ...want] of known) {
  test(`${descriptor} is ${want[0]}`, () => assert.deepEqual(answer(descriptor), want));
}

const withoutMerchant: readonly (readonly [string, string])[] = [
  ['TO MCDONALD ROSS RENT', 'Unknown'],
  ['INTEREST CHARGED ON PURCHASES', 'Fees & Charges'],
  ['ATM WITHDRAWAL 001234 NEW YORK NY', 'Transfer'],
  ['ZELLE PAYMENT TO JOHN SMITH 1234567', 'Transfer'],
  ['MONTHLY SERVICE FEE', 'Fees & Charges'],
  ['PAYMENT TO TESCO-LINDQVIST ANNA', 'Transfer'],
  ['UEBERWEISUNG PENNY-SCHRADER MAIKE', 'Transfer'],
  ['birthday gift for Mia from Lego store', 'Unknown'],
  ['regalo de cumple ikea para marta', 'Unknown'],
];

for (const [descriptor, category] of withoutMerchant) {
  test(`${descriptor} names no merchant`, () => {
    assert.deepEqual(answer(descriptor), [null, null, category]);
  });
}

test('a small shop keeps the word that ends its name', () => {
  assert.equal(answer('SUMUP *QUARRYBANK CHEESE SHOP LUDLOW')[0], 'Quarrybank Cheese Shop');
  assert.equal(
    answer('UPI/DR/410488/SRI DURGAMBA STORES/SBIN/q8812@ybl')[0],
    'Sri Durgamba Stores',
  );
});

test('a canton or a state ends the place, and an unknown town stands before it', () => {
  assert.equal(answer('VELO ZGRAGGLER ALTDORF UR')[0], 'Velo Zgraggler');
  assert.equal(answer('KONDITOREI ZAUNGRUBER BAD QUELLAU')[0], 'Konditorei Zaungruber');
  assert.equal(answer('BOULANGERIE ZBINDLER ORVAND-LA-QUILLE')[0], 'Boulangerie Zbindler');
  assert.equal(answer('FRED HARBOUR BISTRO QUILLBERRY TAS')[0], 'Fred Harbour Bistro');
});

test('of a long name what follows its trade is a town that no table knows', () => {
  assert.equal(answer('THE RED LION INN QUILLOOLER NORTHQUILL')[0], 'The Red Lion Inn');
});

test('an owner behind the name and a gateway at the end are no part of it', () => {
  assert.equal(answer('LAVANDERIA BIANCANEVE DI ROSSI C.')[0], 'Lavanderia Biancaneve');
  assert.equal(answer('KARDELENLER OTO YIKAMA PAYTR')[0], 'Kardelenler Oto Yikama');
});

test('the name that is traded under is the merchant', () => {
  assert.equal(answer('QUILLFORD VENTURES LTD T/A SUBWAY 58812 BOLTON')[0], 'Subway');
  assert.equal(answer('J QUILLFORD T/A THE CROOKED FORK LEEDS')[0], 'The Crooked Fork');
});

test('the operator of a cash machine is named, the shop it stands in is not', () => {
  assert.equal(answer('LEV ATM 5544 MULTIBANCO PINGO DOCE FARO')[0], 'Multibanco');
  assert.equal(answer('ATM WITHDRAWAL 1128 STARBUCKS PLAZA RENO NV')[0], null);
});

test('a public body that pays by transfer is named', () => {
  assert.deepEqual(answer('VIREMENT CAF DE LA SOMME ALLOC 0624'), [
    'CAF',
    'caf.fr',
    'Payroll & Tax',
  ]);
});

test('words of use do not hide a brand, a country behind it tells its domain', () => {
  assert.equal(answer('DSB BILLET ROSKILDE')[1], 'dsb.dk');
  assert.equal(answer('DIRECT DEBIT BUPA AUSTRALIA 044718')[1], 'bupa.com.au');
  assert.equal(answer('BEST BUY CANADA #937')[1], 'bestbuy.ca');
});

test('of one name in many countries the one of the text stands, else the best known', () => {
  const domain = (text: string) => answer(text)[1];
  assert.equal(domain('ALDI 1234 MADRID ES'), 'aldi.es');
  assert.equal(domain('NIKE REDLANDS CA'), 'nike.com');
  assert.equal(domain('LIDL 4471'), 'lidl.com');
  assert.equal(domain('KRUIDVAT 4471'), 'kruidvat.nl');
});

test('what follows the town behind a brand says where in it', () => {
  assert.equal(answer('MUGG & BEAN MIDDELBURG MALL MPUM')[0], 'Mugg & Bean');
});

test('a town is no shortened council, a short word with digits no brand of that word', () => {
  assert.notEqual(answer('QX MANCHESTER GB')[0], 'Manchester City Council');
  assert.notEqual(answer('FOLD3')[1], 'foldapp.com');
});

test('a Russian supermarket is read in its own script', () => {
  assert.deepEqual(answer('ПЯТЕРОЧКА 12345 MOSCOW RU').slice(1), ['5ka.ru', 'Groceries']);
});

test('an unknown name comes out clean and makes no brand', () => {
  assert.deepEqual(answer('IMMOBILIEN MUELLER'), ['Immobilien Mueller', null, 'Unknown']);
});

test('a wallet that names nobody is itself the merchant', () => {
  assert.deepEqual(answer('VENMO PAYMENT 1234'), ['Venmo', 'venmo.com', 'Transfer']);
});

test('an employer is named and its payment is salary', () => {
  const [merchant, , category] = answer('ACME CORP DES:PAYROLL ID:1234 INDN:JOHN SMITH');
  assert.deepEqual([merchant?.replace(/ Corp$/, ''), category], ['Acme', 'Payroll & Tax']);
});

test('what nobody can read is rejected, short names never', () => {
  for (const text of ['1234567890', '#### --- 000', 'XKCDQZRT']) {
    assert.deepEqual(read(text), { input: text, status: 'rejected' });
  }
  for (const text of ['H&M', 'KFC', 'DHL', '7-ELEVEN', 'セブン']) {
    assert.equal(read(text).status, 'complete', text);
  }
});

test('exact certainty is for exact names alone', () => {
  const confidence = (text: string) => (read(text) as CompleteItem).confidence;
  assert.equal(confidence('NETFLIX'), 1);
  assert.ok(confidence('BLUE HERON POTTERY') < 1);
});

test('the same text gives the same bytes, whatever came before', () => {
  const texts = known.map(([text]) => text);
  const first = texts.map((text) => JSON.stringify(read(text)));
  const second = texts.toReversed().map((text) => JSON.stringify(read(text)));
  assert.deepEqual(second.toReversed(), first);
});

test('hints of country, code and memo are used and never copied blindly', () => {
  const at = (country: string) =>
    (enrich({ description: 'ALDI 1234', country }, knowledge) as CompleteItem).domain;
  assert.notEqual(at('GB'), at('US'));
  const hinted = enrich({ description: 'BLUE HERON LTD', mcc: '5812' }, knowledge) as CompleteItem;
  assert.deepEqual([hinted.category, hinted.mcc_code], ['Food & Drink', '5812']);
  const known = enrich({ description: 'NETFLIX.COM', mcc: '5812' }, knowledge) as CompleteItem;
  assert.equal(known.category, 'Entertainment');
  const memo = enrich({ description: 'XFER 00123', memo: 'SPOTIFY AB' }, knowledge) as CompleteItem;
  assert.deepEqual([memo.input, memo.merchant], ['XFER 00123', 'Spotify']);
});
