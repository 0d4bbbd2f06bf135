/** What banks and payment facilitators write around a merchant, by country. */

import { lines } from './template.ts';

const northAmerica = lines(`
  POS PURCHASE {text}
  CHECKCARD {mmdd} {text}
  CHECKCARD {mmdd} {text} {#23}
  VISA DEBIT {text}
  PENDING {text}
  PURCHASE AUTHORIZED ON {md} {text} S{#15} CARD {#4}
  DEBIT CARD PURCHASE XXXXX{#4} {text}
  POS DEBIT - {#4} {text}
  DBT CRD {#4} {md} {#6} {text}
  POS WITHDRAWAL {text}
`);

const islands = lines(`
  CARD PAYMENT TO {text}
  CARD PAYMENT TO {text} ON {dsmy}
  VISA DEBIT {text}
  VIS {text}
  CONTACTLESS {text}
  PENDING {text}
  DEB {text} CD {#4}
`);

const antipodes = lines(`
  VISA PURCHASE {text}
  EFTPOS {text}
  POS W/D {text}
  VISA DEBIT PURCHASE CARD {#4} {text}
  PENDING - {text}
`);

const german = lines(`
  KARTENZAHLUNG {text}
  Kartenzahlung {text} {dmy}
  Debitkartenzahlung {text}
  GIROCARD {text}
  VISA Debitkartenumsatz {text}
  VORGEMERKT {text}
`);

const french = lines(`
  PAIEMENT CB {text}
  PAIEMENT PAR CARTE X{#4} {text}
  CARTE {dsm} {text}
  ACHAT CB {text}
  FACTURE CARTE DU {ddmmyy} {text}
  CB {text}
`);

const spanish = lines(`
  COMPRA TARJETA {text}
  COMPRA TARJ. {#4} {text}
  PAGO CON TARJETA {text}
  COMPRA EN {text}
`);

const italian = lines(`
  PAGAMENTO POS {text}
  POS CARTA {#4} {text}
  PAGAMENTO POS {dsm} {time} CARTA {#4} {text}
  ACQUISTO POS {text}
`);

const dutch = lines(`
  BETAALPAS {text}
  BEA, BETAALPAS {text},PAS{#3} NR:{@6}, {dmy}/{time}
  PINBETALING {text}
  BETALING MET KAART {text}
`);

/** Templates around `{text}`. */
const bankFrames: Readonly<Record<string, readonly string[]>> = {
  US: northAmerica,
  CA: northAmerica,
  GB: islands,
  IE: islands,
  AU: antipodes,
  NZ: antipodes,
  DE: german,
  AT: german,
  CH: german,
  FR: french,
  BE: [...french, ...dutch],
  ES: spanish,
  MX: spanish,
  CO: spanish,
  IT: italian,
  NL: dutch,
  SE: lines(`
    KORTKÖP {iso} {text}
    Kortköp {text}`),
  DK: lines(`
    DK-NOTA {#5} {text}
    Dankort-nota {text}`),
  NO: lines(`
    VAREKJØP {text}
    VISA {#6} {text}`),
  FI: lines(`
    KORTTIOSTO {text}
    KORTTITAPAHTUMA {text}`),
  BR: lines(`
    COMPRA CARTAO {text}
    COMPRA NO DEBITO {text}`),
  PT: lines(`
    COMPRA {#4} {text}
    COMPRAS C.DEB {text}`),
  PL: lines(`
    PŁATNOŚĆ KARTĄ {text}
    ZAKUP PRZY UŻYCIU KARTY {text}`),
  IN: lines(`
    POS {#6}XXXXXX{#4} {text}
    ECOM PUR/{text}`),
  JP: lines(`
    デビット　{text}
    ＶＩＳＡ　{text}`),
  RU: lines(`
    Покупка. Карта *{#4}. {text}
    Оплата {text}`),
};

const neutral = lines(`
  VISA {text}
  MASTERCARD {text}
  POS {text}
  CARD PURCHASE {text}
`);

export function bankFramesOf(country: string | null): readonly string[] {
  return (country === null ? undefined : bankFrames[country]) ?? neutral;
}

const cardSuffixes: Readonly<Record<string, readonly string[]>> = {
  US: ['CARD {#4}', 'XX{#4}', 'XXXXXXXXXXXX{#4}', 'Card ending in {#4}'],
  GB: ['CD {#4}', 'CARD {#4}'],
  AU: ['CARD {#4}', 'Card xx{#4}'],
  DE: ['KARTE {#4}', 'KARTENNR. XXXX {#4}'],
  FR: ['CB*{#4}', 'CARTE {#4}', 'CARTE X{#4}'],
  ES: ['TARJ. *{#4}', 'TARJETA {#4}'],
  MX: ['TARJ {#4}'],
  IT: ['CARTA {#4}', 'CARTA *{#4}'],
  NL: ['PAS {#3}', 'PAS{#3}'],
  BR: ['CARTAO {#4}'],
  PL: ['KARTA {#4}'],
};

export function cardSuffixesOf(country: string | null): readonly string[] {
  return (country === null ? undefined : cardSuffixes[country]) ?? ['CARD {#4}', 'XX{#4}'];
}

const SQUARE = ['SQ *{text}', 'SQ * {text}'];
const SUMUP = ['SUMUP *{text}', 'SumUp  *{text}'];
const ZETTLE = ['ZETTLE_*{text}', 'IZ *{text}'];

const facilitators: Readonly<Record<string, readonly string[]>> = {
  US: [...SQUARE, 'TST* {text}', 'TST*{text}'],
  CA: [...SQUARE, 'TST* {text}'],
  GB: [...SQUARE, ...SUMUP, ...ZETTLE],
  IE: [...SQUARE, ...SUMUP],
  AU: SQUARE,
  JP: ['SQ *{text}'],
  FR: [...SUMUP, 'SQ *{text}'],
  SE: ZETTLE,
  DK: ZETTLE,
  NO: ZETTLE,
  FI: ZETTLE,
  BR: ['PAG*{text}', 'MP *{text}'],
  MX: ['CLIP MX*{text}', 'MERPAGO*{text}'],
};

/** Facilitators of tills, as cafes and restaurants of the country use them. */
export function facilitatorsOf(country: string | null): readonly string[] {
  return (country === null ? undefined : facilitators[country]) ?? SUMUP;
}

/** The facilitator of online payments. */
export const onlineFacilitators = ['PAYPAL *{text}', 'PayPal *{text}', 'PAYPAL *{text} 4029357733'];
