/** Cash, cheques and the bank's own charges: rows that name no merchant at all. */

import { lines } from './template.ts';

// Before `: ` the country, after ` = ` what the row does name and may therefore be answered.
export const cash = lines(`
  US: ATM WITHDRAWAL {#6} {md} {street} {town}
  US: ATM WITHDRAWAL AUTHORIZED ON {md} {street} {town} {#7} ATM ID {#4}A CARD {#4}
  US: NON-NETWORK ATM WITHDRAWAL {#6} {street}
  US: CASH WITHDRAWAL {town} {md}
  US: ATM CASH DEPOSIT {md} {street} {town}
  US: CASH EWITHDRAWAL IN BRANCH {mdy} {street}
  US: COUNTER WITHDRAWAL {town}
  US: BKOFAMERICA ATM {md} #{#9} WITHDRWL {street} {town} = Bank of America
  GB: CASH MACHINE {town} {dmon} {time}
  GB: CASH {dmon} {street} {town}
  GB: LNK {street} CD {#4} {dmon} = LINK
  GB: ATM W/D {time} {dsm} {street}
  GB: CASHBACK AT TILL {#4}
  AU: WDL ATM CASH {#6} {town}
  DE: BARGELDAUSZAHLUNG {dm} {time} GA NR{#8} BLZ{#8} 0 {street}
  DE: Auszahlung Geldautomat {street} {town} {dmy}
  DE: GA NR{#8} BLZ{#8} {dm}/{time}UHR {town}
  FR: RETRAIT DAB {dsm} {street} {town}
  FR: RETRAIT DISTRIBUTEUR {#6} {town}
  FR: CARTE {dsm} RETRAIT {time} {town}
  ES: REINTEGRO CAJERO {#6} {town}
  ES: RETIRADA DE EFECTIVO {street} {town}
  MX: DISPOSICION DE EFECTIVO CAJERO {town} {#6}
  IT: PRELIEVO BANCOMAT {dsm} {time} {street} {town} = Bancomat|BANCOMAT
  IT: PRELIEVO SPORTELLO {town} CARTA {#4}
  NL: GELDOPNAME {street} {town} {dmy} {time}
  NL: GEA, BETAALPAS {street} PAS{#3} {dmy}/{time}
  SE: KONTANTUTTAG {town} {iso}
  NO: MINIBANKUTTAK {dm} {town} {street}
  DK: HÆVEAUTOMAT {town} {#5}
  FI: NOSTO {town} {#6} OTTOAUTOMAATTI
  IN: NWD-{#12}-{#8}-{town}
  IN: ATW-{#12}-{#8}-{town}
  IN: CASH-ATM/{#8}/{#4}
  BR: SAQUE 24H {town} {#6} = Banco24Horas
  BR: SAQUE CARTAO {dsm} {time} TERM {#6}
  PL: WYPŁATA Z BANKOMATU {town} {street} {iso}
  JP: 現金引出　ＡＴＭ {#6}
`);

export const cheques = lines(`
  CHECK {#4}
  CHECK # {#4}
  CHECK #{#5} {md}
  CHECK PAID {#6}
  CASHED CHECK {#5} {md}
  MOBILE CHECK DEPOSIT REF NUMBER {#12}
  DEPOSITED ITEM RETURNED CHECK {#4}
  SUBSTITUTE CHECK {#7}
  CHQ {#6}
  CHEQUE {#6}
  CHEQUE NO. {#6} {dsmy}
  CHQ IN AT {#6}
  CHQ PAID-MICR INWARD CLEARING-{name}-{#6}
  CLG CHQ {#6} {name}
  CHQ DEP {#6} {town}
  SELF CHQ {#6}
  CHEQUE EMIS {#7}
  CHEQUE {#7} REMISE
  REMISE CHEQUE {#7} DE {dsm}
  SCHECK-NR. {#10}
  SCHECKEINREICHUNG EINGANG VORBEHALTEN {dm} {#8}
  PAGO CHEQUE {#8}
  INGRESO CHEQUE {#8} {dsm}
  VERSAMENTO ASSEGNO {#10}
  ASSEGNO BANCARIO N. {#10}
  CHEQUE COMPENSADO {#6}
  DEP CHEQUE {#6} {dsm}
`);

export const fees = lines(`
  MONTHLY SERVICE FEE {md}
  MONTHLY MAINTENANCE FEE {#6}
  OVERDRAFT ITEM FEE FOR ACTIVITY OF {md}
  OVERDRAFT FEE {md} {#6}
  RETURNED ITEM FEE {md} CHECK {#4}
  NSF FEE {#4} {md}
  FOREIGN TRANSACTION FEE {md}
  INTERNATIONAL TRANSACTION FEE {#6}
  WIRE TRANSFER FEE {#8}
  OUTGOING WIRE FEE {md} {#6}
  NON-NETWORK ATM FEE {md}
  ATM FEE {#6} {town}
  LATE FEE FOR PAYMENT DUE {md}
  INTEREST CHARGE ON PURCHASES {md}
  INTEREST PAID {mdy}
  CASH ADVANCE FEE {md}
  ANNUAL MEMBERSHIP FEE {md} THROUGH {md}
  STOP PAYMENT FEE {#6}
  PAPER STATEMENT FEE {md}
  ACCOUNT FEE {dsmy}
  ARRANGED OVERDRAFT INTEREST {dmon}
  UNPAID ITEM CHARGE {dmon}
  NON-STERLING TRANSACTION FEE {dmon}
  GROSS INTEREST TO {dmon}
  DAILY OD FEE {dmon}
  KONTOFÜHRUNGSGEBÜHR {dmy}
  Kontoführung {dm} Abschluss {#6}
  ENTGELTABSCHLUSS {dmy} {#8}
  SOLLZINSEN {dm} BIS {dmy}
  AUSLANDSEINSATZENTGELT {dmy}
  RECHNUNGSABSCHLUSS {dmy} {#10}
  FRAIS DE TENUE DE COMPTE {dsm}
  COTISATION CARTE {dsmy}
  COMMISSIONS D'INTERVENTION {dsm}
  AGIOS DU {dsm} AU {dsm}
  FRAIS PAIEMENT HORS ZONE EURO {#6}
  COMISION MANTENIMIENTO {dsmy}
  COMISION POR DESCUBIERTO {dsm}
  LIQUIDACION INTERESES {dsmy}
  COMISION TRANSFERENCIA {#8}
  IVA COMISION {#6} {dsm}
  CANONE MENSILE CONTO {dsmy}
  IMPOSTA DI BOLLO {dsmy}
  COMMISSIONI SU BONIFICO {#6}
  SPESE TENUTA CONTO {dsm}
  KOSTEN BETAALREKENING {dmy}
  KOSTEN ZAKELIJK PAKKET {dmy}
  DEBETRENTE {dmy}
  KORTAVGIFT {iso}
  ÅRSAVGIFT KORT {iso}
  GEBYR {dm} KORT {#4}
  OMKOSTNINGER {dm} {#5}
  PALVELUMAKSU {dm} {#6}
  TARIFA PACOTE DE SERVICOS {dsm}
  TARIFA BANCARIA {dsm} {#6}
  IOF {dsmy}
  JUROS CHEQUE ESPECIAL {dsm}
  SMS CHARGES {dsm} {#6}
  AMC CHARGES {dsmy}
  MIN BAL CHGS {dsm} {#4}
  CONSOLIDATED CHARGES FOR A/C {#6}
  OPŁATA ZA PROWADZENIE RACHUNKU {iso}
  PROWIZJA ZA PRZELEW {iso} {#6}
  振込手数料 {#4}
  利息 {#3}
`);
