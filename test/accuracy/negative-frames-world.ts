/** How banks of continental Europe, Latin America and Japan write a transfer to a person. */

import { lines } from './template.ts';

const germany = lines(`
  ÜBERWEISUNG AN {name} VERWENDUNGSZWECK {memo}
  GUTSCHRIFT VON {name} VERW: {memo}
  SEPA-Überweisung {name} {memo} IBAN: DE{#20} BIC: COBADEFFXXX
  SEPA UEBERWEISUNG {name} SVWZ+{memo} EREF+NOTPROVIDED
  Dauerauftrag {name} {memo}
  DAUERAUFTRAG {name} SVWZ+{memo} IBAN DE{#20}
  EURO-UEBERWEISUNG {name} {memo} DATUM {dmy}, {time} UHR
  Echtzeitüberweisung an {name} {memo} {dmy}
  ECHTZEIT-GUTSCHRIFT {name} SVWZ+{memo} EREF+{@12}
  ONLINE-UEBERWEISUNG {name} {memo} TAN {#6}
  GIROPAY KWITT AN {name} {memo} = giropay|Kwitt
  Wero an {name} {memo} = Wero
  PayPal Freunde und Familie {#10}/PP. {name} = PayPal
  GELD GESENDET AN {name}
  TWINT GELD GESENDET AN {name} {dmy} = TWINT
`);

const france = lines(`
  VIR SEPA RECU /DE {name} /MOTIF {memo} /REF {@10}
  VIR SEPA EMIS /MOTIF {memo} /BEN {name} /REFDO /REFBEN
  VIREMENT EMIS WEB {name} {memo}
  VIREMENT EN VOTRE FAVEUR DE {name} {memo}
  VIR INST {name} {memo}
  VIR INSTANTANE EMIS /BEN {name} /MOTIF {memo}
  VIREMENT PERMANENT {name} {memo}
  VIRT CPTE A CPTE EMIS {name}
  VIR {name} {memo} {#6}
  LYDIA*DE {name} {memo} = Lydia
  PAYLIB RECU DE {name} {ddmm} = Paylib
  WERO ENVOI A {name} {memo} = Wero
`);

const spain = lines(`
  BIZUM A FAVOR DE {name} CONCEPTO: {memo} = Bizum
  BIZUM RECIBIDO DE {name} {memo} = Bizum
  Bizum enviado a {name} {memo} = Bizum
  TRANSFERENCIA A FAVOR DE {name} CONCEPTO: {memo}
  TRANSF. INMEDIATA A {name} {memo}
  TRANSFERENCIA RECIBIDA DE {name} CONCEPTO {memo}
  TRASPASO A {name} {memo}
  TRANSF.OTRAS ENTIDADES {name} {memo} {#10}
  ORDEN PERMANENTE {name} {memo}
`);

const mexico = lines(`
  SPEI ENVIADO {#10} {name} {memo} = SPEI
  PAGO INTERBANCARIO A {name} {memo} REF {#7}
  SPEI RECIBIDO DE {name} {memo} {#7} = SPEI
  TRANSFERENCIA A {name} CLABE {#18} {memo}
  TRASPASO A TERCEROS {name} {memo} {#10}
  ENVIO DODI {name} {memo}
`);

const italy = lines(`
  BONIFICO A VOSTRO FAVORE DA {name} CAUSALE {memo}
  BONIFICO A FAVORE DI {name} CAUSALE: {memo} CRO {#11}
  BONIFICO ISTANTANEO A {name} {memo}
  BON. DA {name} PER {memo} ID.{@12}
  DISP. BONIF. {name} NOTE: {memo}
  GIROCONTO A {name} {memo}
  RICARICA POSTEPAY DI {name} P2P = Postepay|Postepay P2P
  SATISPAY SCAMBIO DENARO {name} = Satispay
  BANCOMAT PAY INVIO DENARO A {name} {memo} = Bancomat Pay|BANCOMAT
`);

const netherlands = lines(`
  SEPA OVERBOEKING IBAN: NL{#2}INGB{#10} BIC: INGBNL2A NAAM: {name} OMSCHRIJVING: {memo}
  /TRTP/SEPA OVERBOEKING/IBAN/NL{#2}RABO{#10}/BIC/RABONL2U/NAME/{name}/REMI/{memo}/EREF/NOTPROVIDED
  {name} {memo} NL{#2}ABNA{#10}
  Overboeking naar {name} {memo}
  Overschrijving aan {name} Mededeling: {memo}
  Tikkie ID {#12}, {memo}, {name}, NL{#2}INGB{#10} = Tikkie
  PERIODIEKE OVERB. {name} {memo}
  SPOEDOPDRACHT {name} {memo} {dmy}
  INSTANTOVERSCHRIJVING AAN {name} {memo}
`);

const sweden = lines(`
  Swish till {name} = Swish
  Swish skickad {name} {#10} = Swish
  SWISH MOTTAGEN {name} {memo} = Swish
  Överföring {name} {memo}
  Överföring till {name} {iso}
`);

const denmark = lines(`
  MobilePay til {name} {memo} = MobilePay
  MobilePay {name} = MobilePay
  MOBILEPAY FRA {name} {memo} = MobilePay
  Overførsel til {name} {memo}
  Bgs {name} {memo}
`);

const norway = lines(`
  VIPPS TIL {name} {memo} = Vipps
  Vipps fra {name} = Vipps
  Overføring til {name} {memo}
  GIRO TIL: {name} {ddmm}
  STRAKSOVERFØRING {name} {memo}
`);

const finland = lines(`
  MobilePay {name} {memo} = MobilePay
  TILISIIRTO {name} {memo}
  PANO {name} VIESTI {memo}
  Siirto {name} {#6} = Siirto
  OMA SIIRTO SAAJA {name} VIITE {#10}
`);

const brazil = lines(`
  PIX ENVIADO {name} CPF ***.{#3}.{#3}-** = PIX
  PIX RECEBIDO {name} {dsm} {time} = PIX
  PIX TRANSF {name} {dsm} = PIX
  Transferência enviada pelo Pix - {name} - •••.{#3}.{#3}-•• = PIX
  TED ENVIADA {name} AG {#4} CC {#6} = TED
  DOC/TED {name} {memo} {#6} = TED
  TRANSF ENTRE CONTAS {name} {dsm}
  TEF DEBITO {name} {#10}
`);

const poland = lines(`
  PRZELEW BLIK NA TELEFON DO {name} {memo} = BLIK
  PRZELEW WYCHODZĄCY {name} TYTUŁ: {memo}
  PRZELEW PRZYCHODZACY OD {name} {memo}
  Przelew na telefon {name} = BLIK
  ZLECENIE STALE {name} {memo}
  PRZELEW ELIXIR {name} {#26} {memo} = Elixir
`);

const japan = lines(`
  振込　{name}
  フリコミ　{name}
  振込入金　{name}
  PayPay送金　{name} = PayPay
  ネット振込　{name}　{memo}
`);

const japanLatin = lines(`
  FURIKOMI {name} {#6}
  BANK TRANSFER TO {name} {memo} {iso}
  TRANSFER {name} JPY {#5}
`);

export const worldFrames: Readonly<Record<string, readonly string[]>> = {
  DE: germany,
  FR: france,
  ES: spain,
  MX: mexico,
  IT: italy,
  NL: netherlands,
  SE: sweden,
  DK: denmark,
  NO: norway,
  FI: finland,
  BR: brazil,
  PL: poland,
  JP: japan,
  JL: japanLatin,
};
