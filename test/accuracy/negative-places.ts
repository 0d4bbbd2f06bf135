/** Towns and streets by country; many of the streets carry a brand's name by chance. */

import { lines, list } from './template.ts';

/** Towns, with the region where a card descriptor of the country shows it. */
export const towns: Readonly<Record<string, readonly string[]>> = {
  US: list(`
    PHOENIX AZ, COLUMBUS OH, RENO NV, TULSA OK, BOISE ID, FRESNO CA, TAMPA FL, PARIS TX,
    AKRON OH, OMAHA NE, EUGENE OR, MADISON WI, SALEM OR, MACON GA, DOVER DE, BRIGHTON CO,
    HILTON HEAD SC, CHASE CITY VA, DELTA UT, ORANGE CA, MARS PA, MCDONOUGH GA, ROSS CA,
    SHELL LAKE WI, WALTON KY, KELLOGG ID
  `),
  GB: list(`
    LEEDS, BRISTOL, BATH, NORWICH, BOSTON, READING, DERBY, STIRLING, SWANSEA, HALIFAX, BRIGHTON,
    ROSS ON WYE, MORRISTON, LINCOLN, WARWICK, BARNET, KENDAL, OBAN
  `),
  AU: list(`
    GEELONG VIC, DUBBO NSW, CAIRNS QLD, BUNBURY WA, ORANGE NSW, HOBART TAS, GAWLER SA,
    TOWNSVILLE QLD
  `),
  CA: list(`
    REGINA SK, HALIFAX NS, LONDON ON, DELTA BC, KELOWNA BC, SUDBURY ON, MONCTON NB, LAVAL QC,
    PARIS ON
  `),
  DE: list(`
    Köln, München, Leipzig, Essen, Hagen, Ulm, Kassel, Mainz, Jena, Bonn, Celle, Gera, Fürth,
    Halle, Oldenburg, Regensburg, Lüneburg, Wolfsburg, Görlitz, Husum
  `),
  FR: list(`
    Lyon, Nantes, Lille, Tours, Orange, Nice, Brest, Rennes, Dijon, Pau, Agen, Albi, Vannes,
    Metz, Nîmes, Besançon, Saint-Étienne, Le Mans
  `),
  ES: list(`
    Madrid, Sevilla, Bilbao, Gijón, Murcia, Cádiz, Lugo, Ávila, Santander, Sabadell, Alicante,
    Málaga
  `),
  MX: list(`
    Monterrey, Puebla, León, Mérida, Toluca, Querétaro, Tijuana, Guadalajara, Cancún, Culiacán
  `),
  IT: list(`
    Milano, Roma, Torino, Bari, Lecce, Pisa, Udine, Parma, Como, Asti, Trieste, Messina, Ferrara
  `),
  NL: list(`
    Utrecht, Delft, Breda, Zwolle, Leiden, Gouda, Venlo, Edam, Assen, Haarlem, Den Bosch,
    Maastricht
  `),
  SE: list(`Malmö, Uppsala, Gävle, Borås, Lund, Visby, Kalmar, Örebro`),
  DK: list(`Aarhus, Odense, Vejle, Ribe, Esbjerg, Skive, Hobro, Roskilde`),
  NO: list(`Bergen, Bodø, Molde, Hamar, Tromsø, Ålesund, Halden, Drammen`),
  FI: list(`Turku, Oulu, Lahti, Pori, Kotka, Vaasa, Kuopio, Espoo`),
  IN: list(`
    Pune, Indore, Kochi, Mysuru, Jaipur, Nagpur, Surat, Bhopal, Titan Nagar, Bata Chowk,
    Metro Enclave
  `),
  BR: list(`
    Curitiba, Recife, Santos, Manaus, Natal, Maringá, Olinda, Extrema, Americana, São Luís
  `),
  PL: list(`Kraków, Gdańsk, Poznań, Łódź, Lublin, Toruń, Opole, Rzeszów, Zakopane`),
  JP: list(`大阪, 名古屋, 札幌, 福岡, 仙台`),
  JL: list(`OSAKA, NAGOYA, SAPPORO, KOBE, SENDAI`),
};

const american = lines(`
  {#3} FORD AVE
  {#4} TARGET DR
  {#2} CHASE ST APT {#1}
  {#3} SHELL RD
  {#3} MARRIOTT DR
  {#4} HILTON AVE NW
  {#2} APPLE LN
  {#3} ORANGE BLOSSOM TRL
  {#3} WALTON BLVD
  {#2} MACYS WAY
  {#3} SPRINT CT
  {#3} KELLOGG AVE
  {#4} DELTA SHORES CIR
  {#3} PILOT KNOB RD
  {#2} ROSS ST UNIT {#2}
  {#3} CABELA CREEK RD
  {#2} SUBWAY TER
  {#2} GAP CREEK RD
  {#3} TESLA CIR
  {#3} MAPLE AVE
`);

const british = lines(`
  {#2} ORANGE STREET
  FLAT {#1} BOOTS YARD
  {#2} ARGOS CLOSE
  {#2} MORRISON ROAD
  {#2} COSTA STREET
  {#2} SHELL LANE
  {#2} NEXT CLOSE
  {#2} HALIFAX ROAD
  {#2} APPLE TREE WALK
  {#2} ICELAND WHARF
  {#2} LIDLE GARDENS
  {#2} VIRGIN LANE
  FLAT {#2} CURRYS COURT
  {#2} HIGH STREET
`);

const german = lines(`
  Mercedesstr. {#2}
  Porscheplatz {#1}
  Opelstraße {#2}
  Siemensstr. {#2}
  Boschweg {#1}
  Ottostr. {#2}
  Penny-Lane {#1}
  Apollostr. {#2}
  Saturnring {#2}
  Am Kaufland {#1}
  Müllerstraße {#3}
  Rossmannsweg {#1}
  Shellweg {#1}
  Lindenallee {#2}
`);

const streetsByCountry: Readonly<Record<string, readonly string[]>> = {
  US: american,
  CA: american,
  GB: british,
  AU: british,
  DE: german,
  FR: lines(`
    {#2} RUE DE L'ORANGE
    {#2} RUE NICOLAS LEBLANC
    {#1} BD MICHELIN
    {#2} AV CITROEN
    {#2} RUE DU CASINO
    {#2} RUE PAUL BERT
    {#2} ALLEE DES CARREFOURS
    {#2} RUE RENAULT BAT {#1}`),
  ES: lines(`
    CALLE MANGO {#2}
    AVDA SANTANDER {#2} 3B
    PLAZA DIA {#1}
    C/ ZARA {#2}
    CALLE NARANJA {#2}
    PASEO CORTES {#2}`),
  MX: lines(`
    CALLE LIVERPOOL {#3} DEP {#1}
    AV CORONA {#3}
    CALLE MODELO {#2}
    PRIV SORIANO {#2}`),
  IT: lines(`
    VIA FERRARI {#2}
    VIA ENI {#1}
    VIALE PIRELLI {#2}
    VIA BENETTON {#2} INT {#1}
    VIA COOPERAZIONE {#2}
    PIAZZA CASINO {#1}`),
  NL: lines(`
    PHILIPSLAAN {#2}
    JUMBOWEG {#1}
    SHELLSTRAAT {#2}
    PRAXISHOF {#2}
    HEINEKENPLEIN {#1}
    KERKSTRAAT {#2}`),
  SE: lines(`
    VOLVOGATAN {#2}
    COOPVÄGEN {#1}
    STORGATAN {#2}`),
  DK: lines(`
    NETTOVEJ {#2}
    CARLSBERGVEJ {#2}
    IRMAGADE {#1}`),
  NO: lines(`
    KIWIVEIEN {#2}
    JOKERVEIEN {#1}
    SHELLVEGEN {#2}`),
  FI: lines(`
    NOKIANKATU {#2}
    PRISMANTIE {#1}
    FAZERINTIE {#2}`),
  IN: lines(`
    {#2} TATA COLONY
    FLAT {#3} TITAN TOWERS
    {#2} VODAFONE COLONY
    HNO {#2} METRO NAGAR`),
  BR: lines(`
    RUA RENNER {#3}
    AV CARREFOUR {#3} AP {#2}
    RUA AMERICANAS {#2}
    RUA MARISA {#3}`),
  PL: lines(`
    UL. ŻABKI {#2}
    UL. BIEDRONKI {#1}
    UL. FORDA {#2}
    UL. SHELLA {#1}`),
};

/** Streets of a country; `{#2}` in them is a house number. */
export function streets(country: string): readonly string[] {
  return streetsByCountry[country] ?? american;
}

/** What people pay that is booked under an address. */
export const streetFrames: Readonly<Record<string, readonly string[]>> = {
  US: lines(`
    TRANSFER TO {street}
    BILL PAY {street} RENT {md}
    HOA DUES {street}
    DEPOSIT {street} {town}
    ONLINE PMT {street} LLC WEB ID: {#10}
    ACH DEBIT {street} ASSESSMENT {#6}`),
  GB: lines(`
    STO {street} RENT
    TFR {street} DEPOSIT
    FASTER PAYMENT {street} REF RENT = Faster Payment
    {street} GROUND RENT {#6}`),
  DE: lines(`
    Überweisung Miete {street} {town}
    DAUERAUFTRAG MIETE {street} WHG {#1}
    HAUSGELD WEG {street} SVWZ+{#6}
    Kaution {street}`),
  FR: lines(`
    VIR LOYER {street}
    VIREMENT CHARGES COPRO {street} {town}
    PRLV SDC {street}`),
  ES: lines(`
    TRANSFERENCIA ALQUILER {street}
    RECIBO COMUNIDAD {street} {town}`),
  IT: lines(`
    BONIFICO AFFITTO {street} {town}
    SPESE CONDOMINIO {street}`),
  NL: lines(`
    HUUR {street} {town}
    VVE {street} BIJDRAGE {#6}`),
  BR: lines(`
    ALUGUEL {street}
    PIX CONDOMINIO {street} = PIX`),
  PL: lines(`
    CZYNSZ {street} {town}
    WSPOLNOTA MIESZK. {street}`),
  IN: lines(`
    NEFT MAINTENANCE {street} = NEFT
    UPI/RENT/{street} = UPI`),
};
