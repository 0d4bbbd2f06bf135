/** How banks of English-speaking countries and India write a transfer to or from a person. */

import { lines } from './template.ts';

// After ` = `: what else the row names, and may therefore be answered.
const unitedStates = lines(`
  Zelle payment to {name} {@11} = Zelle
  Zelle payment from {name} {#11} = Zelle
  ZELLE TO {name} ON {md} REF #{@9} {memo} = Zelle
  ZELLE FROM {name} ON {md} REF #{@9} = Zelle
  Zelle Transfer Conf# {@9}; {name} = Zelle
  Zelle payment to {name} for "{memo}"; Conf# {@9} = Zelle
  ZELLE DEBIT PAY ID: {@12} ORG ID: {@3} NAME: {name} = Zelle
  VENMO *{name} 855-812-4430 NY = Venmo
  VENMO CASHOUT {name} {#10} = Venmo
  Cash App*{name} San Francisco CA = Cash App
  CASH APP*{name}*ADD 8774174551 CA = Cash App
  PAYPAL INST XFER {name} WEB ID: PAYPALSI77 = PayPal
  PAYPAL *{name} XFER {#10} CA = PayPal
  Online Transfer to {name} {memo} Ref #{@10}
  ONLINE TRANSFER REF #{@10} TO {name} {memo} ON {mdy}
  Mobile Transfer to {name} - {memo}
  TRANSFER TO {name} CHK XXXX{#4}
  QuickPay with Zelle payment to {name} {#10} = Zelle
  POPMONEY TO {name} {md} CONF {#9} = Popmoney
  EXTERNAL WITHDRAWAL P2P {name} - {memo}
  WIRE TYPE:WIRE OUT DATE:{#6} TIME:{#4} ET TRN:{#16} BNF:{name} ID:{#10}
  WT FED#{#5} ORG={name} SRF# {@14} TRN#{#12}
  ACH CREDIT {name} P2P {#9} INDN:{name}
  SEND MONEY {name} {memo} {md}
`);

const britain = lines(`
  {name} {memo} FPO
  {name} FPI {memo} {#6}
  BILL PAYMENT VIA FASTER PAYMENT TO {name} REFERENCE {memo} , MANDATE NO {#2} = Faster Payment|Faster Payments
  FASTER PAYMENTS RECEIPT REF {memo} FROM {name} = Faster Payment|Faster Payments
  MOBILE PAYMENT TO {name} REF {memo}
  {name} {#6} {#8} MOBILE-CHANNEL {memo}
  STANDING ORDER TO {name} {memo}
  STO {name} {memo}
  TFR {name} {memo}
  Payment to {name} {memo} {dmon}
  {name} Reference: {memo} Faster Payment
  BP {name} {memo}
  FP {dsmy} {#4} {name} {memo}
  Transfer to {name}
  Sent from {name}
  Revolut: To {name} = Revolut
  Monzo.me {name} {memo} = Monzo
  INTERNET BANKING TRANSFER {name} {memo} {#6}
  365 ONLINE {name} {memo} = 365 Online
`);

const australia = lines(`
  Fast Transfer From {name} PayID Phone {memo} = PayID
  OSKO PAYMENT {#7} WITHDRAWAL MOBILE {name} {memo} = Osko
  TRANSFER TO {name} NETBANK {memo} = NetBank
  PAY ANYONE TO {name} INTERNET {memo}
  Direct Credit {#6} {name} {memo}
  INTERNET TRANSFER DEBIT {#7} TO {name} {memo}
  PAYMENT BY AUTHORITY TO {name} {#8}
  AP {name} {memo}
  MB TRANSFER TO {name} {memo}
  BILL PAYMENT {name} {memo} {#6}
`);

const canada = lines(`
  SEND E-TFR ***{@3} {name} = Interac|Interac e-Transfer
  e-Transfer sent {name} {@6} = Interac|Interac e-Transfer
  INTERAC E-TRANSFER RECEIVED {name} = Interac|Interac e-Transfer
  INTERAC e-Transfer To: {name} {memo} = Interac|Interac e-Transfer
  VIREMENT INTERAC A /{name}/ = Interac|Interac e-Transfer|Virement Interac
  E-TRANSFER {#12} {name} {@8} = Interac|Interac e-Transfer
`);

const india = lines(`
  UPI/P2A/{#12}/{name}/HDFC/{memo} = UPI
  UPI-{name}-{#10}@OKSBI-SBIN0{#6}-{#12}-{memo} = UPI
  UPI/DR/{#12}/{name}/ICIC/{#10}@/{memo} = UPI
  UPI/{#12}/{memo}/{name} = UPI
  UPIOUT/{#12}/{#10}@ybl/{name} = UPI
  UPI/CR/{#12}/{name}/UTIB/{memo} = UPI
  Paid to {name} UPI Ref {#12} = UPI
  IMPS-{#12}-{name}-UTIB-XXXX{#4}-{memo} = IMPS
  IMPS/P2A/{#12}/{name}/{memo} = IMPS
  MMT/IMPS/{#12}/{memo}/{name}/SBIN = IMPS
  NEFT CR-ICIC0SF0002-{name}-{@14} = NEFT
  NEFT DR-PUNB0{#6}-{name}-NETBANK,MUM-{@12} = NEFT
  BY TRANSFER-NEFT*SBIN0{#6}*N{#12}*{name} = NEFT
  RTGS-{@16}-{name}-{memo} = RTGS
  TPT-{memo}-{name}
  INB {name} {memo}
`);

export const englishFrames: Readonly<Record<string, readonly string[]>> = {
  US: unitedStates,
  GB: britain,
  AU: australia,
  CA: canada,
  IN: india,
};
