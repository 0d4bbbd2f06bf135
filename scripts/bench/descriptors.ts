/** Made-up descriptors in the shapes that banks send, the same for the same seed. */

const NAMES = [
  ...['NETFLIX.COM', 'SPOTIFY', 'STARBUCKS', 'AMZN Mktp US', 'UBER *TRIP', 'SHELL OIL', 'LIDL'],
  ...['TESCO STORES', 'PAYPAL *EBAY', 'SQ *BLUE BOTTLE', 'GOOGLE *CLOUD', 'CARREFOUR', 'IKEA'],
  ...['CORNER BAKERY', 'HARBOUR DENTAL', 'GREEN LEAF NURSERY', 'NORTHSIDE AUTO', 'UNKNOWN SHOP'],
];
const PLACES = ['SEATTLE WA', 'LONDON GB', 'BERLIN', 'AUSTIN TX', 'PARIS 12', 'TORONTO ON', ''];
const FRAMES = ['', 'POS PURCHASE ', 'CARD 1234 ', 'DEBIT ', 'RECURRING PAYMENT '];

/** That many descriptors. */
export function makeDescriptors(count: number, seed: number): string[] {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = (from: readonly string[]) => from[next(from.length)] ?? '';
  return Array.from({ length: count }, () =>
    `${pick(FRAMES)}${pick(NAMES)} ${next(10_000)} ${pick(PLACES)}`.trim(),
  );
}
