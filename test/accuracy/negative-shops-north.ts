/** Ordinary small businesses of the Nordic countries, Poland and Japan, as name patterns. */

import type { ShopPatterns } from './negative-shops-en.ts';
import { lines, list } from './template.ts';

export const swedish: ShopPatterns = {
  patterns: lines(`
    {given}S {trade}
    {family}S {trade}
    {place} {trade}
    {trade} {thing}
    CAFE {thing}
    RESTAURANG {quality} {thing}
    {place} PIZZERIA
    FRISÖR {given}
    TANDLÄKARE {given} {family}
  `),
  namesakes: lines(`
    {brand} TRAFIKSKOLA
    {brand}S RIDSKOLA
    {brand}S DANSSKOLA
    ADVOKATBYRÅ {brand}
    {brand} PLÅTSLAGERI AB
    {brand} RÖRMOKERI
  `),
  places: list(`
    Torgets, Stora, Gamla Stan, Strand, Hamnens, Kyrkbyns, Södra, Stationens, Brunns, Slottets
  `),
  qualities: list(`Gyllene, Röda, Gamla, Blå, Vita`),
  things: list(`Svanen, Laxen, Björnen, Ankaret, Lyktan, Måsen, Kvarnen, Hjorten, Tuppen, Älgen`),
  trades: list(`
    Salong, Cykelverkstad, Kiosk, Bilverkstad, Konditori, Hundtrim, Keramik, Gårdsbutik, Blommor,
    Skrädderi, Fisk, Glasbruk, Loppis, Fotvård, Gatukök, Skomakeri, Veterinärklinik
  `),
};

export const danish: ShopPatterns = {
  patterns: lines(`
    {given}S {trade}
    {family}S {trade}
    {place} {trade}
    {trade} {thing}
    DET {quality} {thing}
    CAFE {thing}
    RESTAURANT {thing}
    {place} TANDKLINIK
    {place} PIZZERIA
    FRISØR {given}
  `),
  namesakes: lines(`
    {brand} RØRLEGGER
    ADVOKATFIRMA {brand}
    {brand} KØRESKOLE
    {brand} TRAFIKKSKOLE
    {brand} TØMRER OG SNEDKER
    BEGRAVELSESBYRÅ {brand}
    {brand}S RIDESKOLE
  `),
  places: list(`
    Torvets, Havnens, Nordre, Søndre, Strand, Fjord, Kirke, Skolegade, Byens, Bryggen, Stasjons
  `),
  qualities: list(`Gyldne, Røde, Gamle, Blå, Lille, Hvide`),
  things: list(`Svane, Laks, Bjørn, Anker, Lykt, Måge, Hane, Ugle, Hjort, Fyr`),
  trades: list(`
    Bageri, Konditori, Blomster, Cykler, Kiosk, Optik, Gatekjøkken, Fiskehandel, Dyreklinikk,
    Skrædderi, Keramik, Gårdbutik, Hundesalong, Bogcafe, Neglesalon, Skomager, Grillbar
  `),
};

export const finnish: ShopPatterns = {
  patterns: lines(`
    RAVINTOLA {thing}
    KAHVILA {given}
    PARTURI {given}
    {place} {trade}
    {trade} {thing}
    {trade} {family}
    PIZZERIA {thing}
    TMI {given} {family}
  `),
  namesakes: lines(`
    {brand} AUTOKOULU
    LAKITOIMISTO {brand}
    HAUTAUSTOIMISTO {brand}
    TANSSIKOULU {brand}
    PUTKILIIKE {brand} OY
  `),
  places: list(`Keskustan, Sataman, Torin, Rannan, Kylän, Aseman, Kirkon, Puiston`),
  qualities: list(`Vanha, Sininen, Punainen`),
  things: list(`Kukko, Karhu, Lokki, Tupa, Hirvi, Majakka, Myllynkivi, Pihlaja, Ankkuri, Kanerva`),
  trades: list(`
    Kukkakauppa, Leipomo, Grilli, Kioski, Hieronta, Kampaamo, Suutari, Pyöräkorjaamo, Kalakauppa,
    Eläinklinikka, Ompelimo, Kirjakauppa, Autokorjaamo, Pesula, Lounaskahvila
  `),
};

export const polish: ShopPatterns = {
  patterns: lines(`
    PIEKARNIA {family}
    {trade} {family}
    {trade} {given}
    {trade} {thing}
    {trade} {place}
    RESTAURACJA {quality} {thing}
    ZAKŁAD FRYZJERSKI {given}
    F.H.U. {given} {family}
    SKLEP SPOŻYWCZY {family}
    P.P.H.U. {family}
    GABINET STOMATOLOGICZNY {given} {family}
  `),
  namesakes: lines(`
    SZKOŁA JAZDY {brand}
    KANCELARIA {brand}
    HYDRAULIK {given} {brand}
    SZKOŁA TAŃCA {brand}
    ZAKŁAD POGRZEBOWY {brand}
    STADNINA {brand}
    USŁUGI DEKARSKIE {brand}
  `),
  places: list(`Rynek, Centrum, Pod Lipami, Nad Wisłą, Stare Miasto, Zamkowa, Dworcowa, Akacjowa`),
  qualities: list(`Złoty, Stary, Czerwony, Biały, Wesoły`),
  things: list(`Lew, Bocian, Młyn, Dąb, Kogut, Orzeł, Kominek, Jelonek`),
  trades: list(`
    Kwiaciarnia, Cukiernia, Apteka, Księgarnia, Warzywniak, Masarnia, Zajazd, Karczma, Kebab,
    Lodziarnia, Szewc, Pralnia, Wulkanizacja, Optyk, Przychodnia, Krawiectwo, Pierogarnia,
    Salon Urody
  `),
};

export const japanese: ShopPatterns = {
  patterns: lines(`
    {thing}食堂
    居酒屋{thing}
    {family}歯科医院
    美容室{thing}
    喫茶{thing}
    {trade}{thing}
    {family}内科クリニック
    そば処{thing}
    パン工房{thing}
  `),
  namesakes: lines(`
    {brand}法律事務所
    {brand}ピアノ教室
    {brand}接骨院
    {brand}書道教室
  `),
  places: list(`駅前, 中央`),
  qualities: list(`青い`),
  things: list(
    `さくらんぼ, こもれび, 月うさぎ, 花かご, みちくさ, 小路, 風ぐるま, やまねこ, しずく, 灯, 川べり, 木の実`,
  ),
  trades: list(
    `洋菓子, 手芸, 理髪, 花屋, 生花, クリーニング, 古書, 鮮魚, 豆腐, 和菓子, 自転車, 陶器`,
  ),
};
