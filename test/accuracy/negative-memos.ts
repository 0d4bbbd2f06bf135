/** What people write into the purpose of a transfer, and the words for rent, by country. */

import { list } from './template.ts';

const english = list(`
  dinner, pizza night, birthday, lunch, groceries split, gas money, thanks, concert tickets,
  gap year, football subs, holiday, babysitting, car share, petrol, apple pie, orange jacket,
  target shooting, subway fare, old bike, window cleaning, cat food, guitar lessons,
  wedding gift, shell necklace, coach trip, next week, sky diving, delta blues cd,
  express parcel, pilot lesson
`);

const german = list(`
  Geschenk, Pizza, Danke, Urlaub, Fahrrad, Kinokarten, Taschengeld, Klassenfahrt, Strom Anteil,
  Fussballtrikot, Auslagen, Essen gehen, Kaution, Nachhilfe, Spende Lauf, Blumen Oma, Umzugshilfe
`);

const french = list(`
  cadeau, anniversaire, resto, courses, vacances, remboursement, essence, cours piano, merci,
  ciné, orange pressée, participation cadeau, garde enfants, cotisation foot, baguettes
`);

const spanish = list(`
  regalo, cena, cumple, gasolina, viaje, clases, gracias, futbol, comida, despedida, naranjas,
  mango maduro, loteria navidad, taller, excursion, tacos, colegiatura, tanda
`);

const italian = list(`
  regalo, cena, pizza, benzina, vacanza, calcetto, grazie, ripetizioni, compleanno, spesa,
  affitto bici, prestito, saldo lavori, quota gita
`);

const dutch = list(`
  cadeau, etentje, boodschappen, bedankt, weekendje weg, voetbal, benzine, oppas, verjaardag,
  zakgeld, concert, fiets, jumbo puzzel, lessen
`);

const nordic = list(`
  pizza, taco, gave, tack, fika, hytte, fotball, bensin, lunch, present, billetter, sauna,
  kahvit, juomat, loppis, barnvakt, tak for mad, sommerhus
`);

const indian = list(`
  lunch split, tuition fee, birthday, cricket, payment, thanks, petrol, loan return, gift,
  milk bill, maid salary, trip, diwali, sweets, hand loan
`);

const brazilian = list(`
  presente, almoco, aniversario, churrasco, gasolina, aula, obrigado, futebol, viagem, bolo,
  faxina, vaquinha, natura viva
`);

const polish = list(`
  prezent, obiad, urodziny, zwrot, paliwo, wakacje, lekcje, dziekuje, kino, za pizze, skladka,
  rower, zabka zielona
`);

const japanese = list(`会費, 家賃, お祝い, ランチ代, 旅行, 返金`);

/** A purpose in the country's language. */
export const memos: Readonly<Record<string, readonly string[]>> = {
  US: english,
  GB: english,
  AU: english,
  CA: english,
  DE: german,
  FR: french,
  ES: spanish,
  MX: spanish,
  IT: italian,
  NL: dutch,
  SE: nordic,
  DK: nordic,
  NO: nordic,
  FI: nordic,
  IN: indian,
  BR: brazilian,
  PL: polish,
  JP: japanese,
  JL: english,
};

const englishRent = list(`
  rent, RENT MAY, Rent 4B, flat rent, apt 12 rent, room rent, monthly rent, rent and utilities
`);

/** How the purpose says rent. */
export const rents: Readonly<Record<string, readonly string[]>> = {
  US: englishRent,
  GB: englishRent,
  AU: englishRent,
  CA: englishRent,
  DE: list(`Miete, Miete Mai, Kaltmiete, Miete Whg 3 OG links, Miete u. Nebenkosten, Mietzahlung`),
  FR: list(`loyer, loyer mai, loyer + charges, loyer appt 12, loyer studio`),
  ES: list(`alquiler, alquiler piso, alquiler mayo, renta local`),
  MX: list(`renta, renta depto, renta mayo, renta casa`),
  IT: list(`affitto, affitto maggio, canone locazione, affitto box`),
  NL: list(`huur, huur mei, huur kamer, huur appartement`),
  SE: list(`hyra, hyra juni, hyra lgh 12`),
  DK: list(`husleje, husleje maj, leje værelse`),
  NO: list(`husleie, husleie mai, leie hybel`),
  FI: list(`vuokra, vuokra 5/24, asunnon vuokra`),
  IN: list(`rent june, house rent, flat rent, PG rent, shop rent`),
  BR: list(`aluguel, aluguel maio, aluguel ap 42, aluguel casa`),
  PL: list(`czynsz, czynsz maj, najem, wynajem mieszkania`),
  JP: list(`家賃, 賃料`),
  JL: englishRent,
};

/** Payee frames of a rent that a person or a house is paid. */
export const rentFrames = list(`
  {rent} {name}, {name} {rent}, BILL PAY {name} {rent} ON-LINE xxx{#4} ON {md},
  RENT {md} UNIT {#2} LANDLORD {name}, {rent} {street} {name}, {name} {rent} {street}
`);
