/** Turns counts of mapped shops into the popularity buckets 0 to 7. */

/** Inhabitants in millions; less where few shops are mapped. */
const MILLIONS: ReadonlyMap<string, number> = new Map(
  (
    'US335 CN300 IN200 BR210 RU144 JP124 MX128 DE84 TR85 FR68 GB68 IT59 ES48 KR52 ID120 PH115 ' +
    'VN60 TH70 PL38 CA40 UA38 AU27 AR46 CO52 NL18 BE12 CH9 AT9 SE10 NO6 DK6 FI6 CZ11 SK5 HU10 ' +
    'RO19 PT10 GR10 IE5 NZ5 ZA60 IL10 TW23 HK8 SG6 MY34 CL20 PE34 AE10 SA36 EG60 NG80 BG7 HR4 ' +
    'RS7 LT3 LV2 EE1'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const OTHER_MILLIONS = 10;
const WORLD_MILLIONS = 4000;
const LARGE_MARKET_MILLIONS = 335;
const SMALLEST_COUNT = 25;
const OCTAVES_A_BUCKET = 1.5;

/** The share of each tree's counts that stands for shops people pay at. */
const TREE_SHARE: ReadonlyMap<string, number> = new Map([
  ['brands', 1],
  ['operators', 0.1],
  ['transit', 0.3],
]);

/** Inhabitants of the countries in millions; no countries means worldwide. */
export function marketMillions(countries: readonly string[]): number {
  if (countries.length === 0) return WORLD_MILLIONS;
  return countries.reduce((sum, code) => sum + (MILLIONS.get(code) ?? OTHER_MILLIONS), 0);
}

/** A count weighs more where its countries are small; no countries means worldwide. */
export function popularityOf(count: number, tree: string, countries: readonly string[]): number {
  const boost = Math.sqrt(Math.max(1, LARGE_MARKET_MILLIONS / marketMillions(countries)));
  const weighted = count * (TREE_SHARE.get(tree) ?? 1) * boost;
  if (weighted < SMALLEST_COUNT) return 0;
  const bucket = Math.floor(Math.log2(weighted / SMALLEST_COUNT) / OCTAVES_A_BUCKET);
  return Math.min(7, bucket);
}
