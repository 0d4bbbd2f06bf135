/** How a card payment at a small business is written, by country. */

import { lines } from './template.ts';

const plain = lines(`
  {shop}
  {shop}
  {shop} {town}
  {shop} {town}
  {shop} {#4} {town}
  {shop} #{#3}
`);

const unitedStates = lines(`
  POS PURCHASE {shop} {town}
  CHECKCARD {mmdd} {shop} {town} {#23}
  PURCHASE AUTHORIZED ON {md} {shop} {town} S{#15} CARD {#4}
  DEBIT CARD PURCHASE XXXXX{#4} {shop} {town}
  SQ *{shop} {town}
  SQ *{shop}
  PAYPAL *{shop} 4029357733 CA
  CLOVER *{shop}
  POS DEBIT {shop} {town}
  Pending {shop}
  VISA DDA PUR {#6} {shop} {town}
`);

const britain = lines(`
  CARD PAYMENT TO {shop} ON {dsmy}
  {shop} {town} GB
  SumUp *{shop} {town}
  ZETTLE_*{shop}
  SQ *{shop} {town}
  CONTACTLESS {shop} {#4}
  VIS {shop} {town}
  DEB {shop} CD {#4}
`);

const antipodes = lines(`
  VISA PURCHASE {shop} {town} AU CARD {#4}
  EFTPOS {shop} {town}
  SQ *{shop} {town}
  {shop} {town} AUS Card xx{#4} Value Date: {dsmy}
  POS W/D {shop} {time}
`);

const canada = lines(`
  POINT OF SALE - INTERAC RETAIL PURCHASE {#12} {shop}
  IDP PURCHASE - {#4} {shop}
  {shop} {town}
  CONTACTLESS INTERAC PURCHASE - {#4} {shop}
`);

const germany = lines(`
  KARTENZAHLUNG {shop}//{town}/DE {iso}T12:10:07 KFN 1 VJ 2712
  {shop}//{town}/DE
  Kartenzahlung {shop} {town} {dmy}
  SumUp  *{shop} {town}
  VISA Debitkartenumsatz {shop} {town}
  SEPA-ELV-LASTSCHRIFT ELV{#8} {dm} 12.41 ME2 {shop}
  GIROCARD {shop} {town} TERMINAL {#8}
`);

const france = lines(`
  CARTE {dsm} {shop} CB*{#4}
  PAIEMENT CB {ddmm} {town} {shop}
  CB {shop} FACT {ddmmyy}
  PAIEMENT PAR CARTE X{#4} {shop} {town} {dsm}
  SumUp *{shop}
  ACHAT CB {shop} {dm}
`);

const spain = lines(`
  COMPRA TARJ. {#12} {shop}-{town}
  COMPRA EN {shop}, {town}
  PAGO CON TARJETA {shop}
  SumUp *{shop}
  TPV {shop} {town} {#6}
`);

const mexico = lines(`
  CLIP MX*{shop}
  COMPRA {shop} {town} MX
  MERPAGO*{shop}
`);

const italy = lines(`
  PAGAMENTO POS {dsm} {time} CARTA {#4} {shop} {town}
  POS CARTA {shop} {town} ITA
  SumUp *{shop} {town}
  PAGOBANCOMAT {shop} {dsmy}
`);

const netherlands = lines(`
  BEA, BETAALPAS {shop},PAS{#3} NR:{@6}, {dmy}/{time} {town}
  {shop} {town} NLD
  CCV*{shop} {town}
  ZETTLE_*{shop}
  PIN {shop} {town}
`);

const sweden = lines(`
  KORTKÖP {iso} {shop} {town}
  Kortköp {ddmmyy} {shop}
  Zettle_*{shop}
  {shop} {town} SE
`);

const denmark = lines(`
  Dankort-nota {shop} {#5}
  DK-NOTA {#5} {shop} {town}
  Visa/Dankort {shop} {town}
  Zettle_*{shop}
`);

const norway = lines(`
  VAREKJØP {shop} {town} DATO {dm} KL. {time}
  {dm} {shop} {town}
  VISA {#6} {shop}
  Zettle_*{shop}
`);

const finland = lines(`
  KORTTIOSTO {shop} {town}
  OSTO {shop} {town} {#6}
  VISA ELECTRON OSTO {shop}
  SumUp *{shop}
`);

const india = lines(`
  UPI/P2M/{#12}/{shop}/{#8}@ybl
  POS {#6}XXXXXX{#4} {shop} {town} IN
  UPI-{shop}-{#9}@PAYTM-PYTM0{#6}-{#12}
  ECOM PUR/{shop}/{town}/{#6}
`);

const brazil = lines(`
  COMPRA CARTAO {shop} {town} BR
  PAG*{shop}
  MP *{shop} {town}
  COMPRA NO DEBITO {dsm} {shop}
`);

const poland = lines(`
  PŁATNOŚĆ KARTĄ {shop} {town} PL {iso}
  ZAKUP PRZY UŻYCIU KARTY {shop} {town}
  SUMUP *{shop}
`);

const japan = lines(`
  {shop}
  デビット {#6} {shop}
  Ｖデビット　{shop}
  ｉＤ／{shop}
`);

/** Card frames by country; every country also has the plain ones. */
export const shopFrames: Readonly<Record<string, readonly string[]>> = {
  US: [...plain, ...unitedStates],
  GB: [...plain, ...britain],
  AU: [...plain, ...antipodes],
  CA: [...plain, ...canada],
  DE: [...plain, ...germany],
  FR: [...plain, ...france],
  ES: [...plain, ...spain],
  MX: [...plain, ...mexico],
  IT: [...plain, ...italy],
  NL: [...plain, ...netherlands],
  SE: [...plain, ...sweden],
  DK: [...plain, ...denmark],
  NO: [...plain, ...norway],
  FI: [...plain, ...finland],
  IN: [...plain, ...india],
  BR: [...plain, ...brazil],
  PL: [...plain, ...poland],
  JP: japan,
};
