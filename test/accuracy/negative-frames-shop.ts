/** How a card payment at a small business is written, by country. */

import { lines } from './template.ts';

// After ` = `: the facilitator that the row names, and that may therefore be answered.
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
  SQ *{shop} {town} = Square|Block
  SQ *{shop} = Square|Block
  PAYPAL *{shop} 4029357733 CA = PayPal
  CLOVER *{shop} = Clover
  POS DEBIT {shop} {town}
  Pending {shop}
  VISA DDA PUR {#6} {shop} {town}
`);

const britain = lines(`
  CARD PAYMENT TO {shop} ON {dsmy}
  {shop} {town} GB
  SumUp *{shop} {town} = SumUp
  ZETTLE_*{shop} = Zettle|PayPal Zettle
  SQ *{shop} {town} = Square|Block
  CONTACTLESS {shop} {#4}
  VIS {shop} {town}
  DEB {shop} CD {#4}
`);

const antipodes = lines(`
  VISA PURCHASE {shop} {town} AU CARD {#4}
  EFTPOS {shop} {town}
  SQ *{shop} {town} = Square|Block
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
  SumUp  *{shop} {town} = SumUp
  VISA Debitkartenumsatz {shop} {town}
  SEPA-ELV-LASTSCHRIFT ELV{#8} {dm} 12.41 ME2 {shop}
  GIROCARD {shop} {town} TERMINAL {#8}
`);

const france = lines(`
  CARTE {dsm} {shop} CB*{#4}
  PAIEMENT CB {ddmm} {town} {shop}
  CB {shop} FACT {ddmmyy}
  PAIEMENT PAR CARTE X{#4} {shop} {town} {dsm}
  SumUp *{shop} = SumUp
  ACHAT CB {shop} {dm}
`);

const spain = lines(`
  COMPRA TARJ. {#12} {shop}-{town}
  COMPRA EN {shop}, {town}
  PAGO CON TARJETA {shop}
  SumUp *{shop} = SumUp
  TPV {shop} {town} {#6}
`);

const mexico = lines(`
  CLIP MX*{shop} = Clip
  COMPRA {shop} {town} MX
  MERPAGO*{shop} = Mercado Pago
`);

const italy = lines(`
  PAGAMENTO POS {dsm} {time} CARTA {#4} {shop} {town}
  POS CARTA {shop} {town} ITA
  SumUp *{shop} {town} = SumUp
  PAGOBANCOMAT {shop} {dsmy} = PagoBancomat|Bancomat
`);

const netherlands = lines(`
  BEA, BETAALPAS {shop},PAS{#3} NR:{@6}, {dmy}/{time} {town}
  {shop} {town} NLD
  CCV*{shop} {town} = CCV
  ZETTLE_*{shop} = Zettle|PayPal Zettle
  PIN {shop} {town}
`);

const sweden = lines(`
  KORTKÖP {iso} {shop} {town}
  Kortköp {ddmmyy} {shop}
  Zettle_*{shop} = Zettle|PayPal Zettle
  {shop} {town} SE
`);

const denmark = lines(`
  Dankort-nota {shop} {#5}
  DK-NOTA {#5} {shop} {town}
  Visa/Dankort {shop} {town}
  Zettle_*{shop} = Zettle|PayPal Zettle
`);

const norway = lines(`
  VAREKJØP {shop} {town} DATO {dm} KL. {time}
  {dm} {shop} {town}
  VISA {#6} {shop}
  Zettle_*{shop} = Zettle|PayPal Zettle
`);

const finland = lines(`
  KORTTIOSTO {shop} {town}
  OSTO {shop} {town} {#6}
  VISA ELECTRON OSTO {shop}
  SumUp *{shop} = SumUp
`);

const india = lines(`
  UPI/P2M/{#12}/{shop}/{#8}@ybl = UPI
  POS {#6}XXXXXX{#4} {shop} {town} IN
  UPI-{shop}-{#9}@PAYTM-PYTM0{#6}-{#12} = UPI|Paytm
  ECOM PUR/{shop}/{town}/{#6}
`);

const brazil = lines(`
  COMPRA CARTAO {shop} {town} BR
  PAG*{shop} = PagBank|PagSeguro
  MP *{shop} {town} = Mercado Pago
  COMPRA NO DEBITO {dsm} {shop}
`);

const poland = lines(`
  PŁATNOŚĆ KARTĄ {shop} {town} PL {iso}
  ZAKUP PRZY UŻYCIU KARTY {shop} {town}
  SUMUP *{shop} = SumUp
`);

const japan = lines(`
  {shop}
  デビット {#6} {shop}
  Ｖデビット　{shop}
  ｉＤ／{shop} = iD
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
