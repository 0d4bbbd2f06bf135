/** Ordinary small businesses of German, French, Dutch and Italian towns, as name patterns. */

import type { ShopPatterns } from './negative-shops-en.ts';
import { lines, list } from './template.ts';

export const german: ShopPatterns = {
  patterns: lines(`
    ZUM GOLDENEN {thing}
    GASTHOF ZUM {quality} {thing}
    GASTHAUS ZUR {place}
    WIRTSHAUS AM {place}
    METZGEREI {family}
    LANDBÄCKEREI {family}
    KONDITOREI {family}
    FRISEUR {given}
    HAARSTUDIO {given}
    BLUMEN {given}
    ELEKTRO {family}
    SANITÄR {family}
    SCHREINEREI {family} & SOHN
    ZAHNARZTPRAXIS DR. {family}
    DR. MED. {given} {family}
    PHYSIOTHERAPIE {family}
    {place} {trade}
    {trade} {family}
    {trade} {given}
    {trade} AM {place}
  `),
  namesakes: lines(`
    FAHRSCHULE {brand}
    DACHDECKEREI {brand}
    RECHTSANWALT {brand}
    STEUERBERATER {given} {brand}
    TANZSCHULE {brand}
    MALERBETRIEB {brand} & SOHN
    KLAVIERBAU {brand}
    HUNDESCHULE {brand}
    BESTATTUNGEN {brand}
    PENSION {brand}
    ZIMMEREI {brand}
    SCHORNSTEINFEGER {given} {brand}
  `),
  places: list(`
    Linde, Post, Mühle, Traube, Sonne, Marktplatz, Rathaus, Stadttor, Schlossberg, Seeblick,
    Waldeck, Bahnhof, Brunnen, Dom, Altstadt, Südstadt, Apollo, Saturn, Penny, Metro
  `),
  qualities: list(`Goldenen, Roten, Weißen, Schwarzen, Grünen, Alten, Wilden`),
  things: list(`
    Hirsch, Löwen, Adler, Ochsen, Bären, Engel, Schwan, Anker, Hahn, Stern, Ross, Lamm, Krug,
    Pflug
  `),
  trades: list(`
    Apotheke, Tierarztpraxis, Weinstube, Eiscafé, Kebaphaus, Änderungsschneiderei, Fahrradladen,
    Imbiss, Reinigung, Kiosk, Buchladen, Hofladen, Nagelstudio, Musikschule, Yogastudio,
    Autowerkstatt, Gärtnerei, Schlüsseldienst, Schuhmacherei, Töpferei, Backstube, Brauhaus,
    Reitstall, Kosmetikstudio, Pilsstube
  `),
};

export const french: ShopPatterns = {
  patterns: lines(`
    BOULANGERIE {family}
    BOUCHERIE {family}
    MAISON {family}
    CHEZ {given}
    AU {quality} {thing}
    LE {quality} {thing}
    LE {thing} DU {place}
    {trade} DU {place}
    {trade} {family}
    {trade} {given}
    GARAGE {family}
    CABINET DR {family}
    PHARMACIE DU {place}
    SARL {family} ET FILS
    EURL {family} PLOMBERIE
    LES JARDINS DE {given}
  `),
  namesakes: lines(`
    AUTO ECOLE {brand}
    CABINET AVOCATS {brand}
    COUVERTURE {brand} ET FILS
    PLOMBERIE {brand}
    {given} {brand} OSTEOPATHE
    TAXI {brand}
    RAMONAGE {brand}
    EARL {brand} FERME
    ECURIE {brand}
    POMPES FUNEBRES {brand}
  `),
  places: list(`
    Port, Marché, Château, Lac, Centre, Moulin, Pont, Village, Parc, Stade, Vieux Port, Lavoir,
    Canal
  `),
  qualities: list(`Petit, Grand, Vieux, Joli, Bon, Gai`),
  things: list(`
    Lapin, Moulin, Jardin, Bistrot, Coq, Chat, Phare, Pressoir, Fournil, Chaudron, Chêne,
    Clocher, Panier
  `),
  trades: list(`
    Coiffure, Fleuriste, Pressing, Tabac, Crêperie, Brasserie, Librairie, Fromagerie,
    Poissonnerie, Cordonnerie, Institut, Ostéopathe, Clinique Vétérinaire, Traiteur, Pizzeria,
    Cave, Caviste, Bar, Toilettage, Menuiserie
  `),
};

export const dutch: ShopPatterns = {
  patterns: lines(`
    BAKKERIJ {family}
    SLAGERIJ {family}
    KAPSALON {given}
    CAFE DE {quality} {thing}
    EETCAFE 'T {thing}
    DE {quality} {thing}
    CAFETARIA {place}
    {trade} {family}
    {trade} {given}
    {trade} DE {thing}
    GARAGE {family}
    TANDARTSPRAKTIJK {place}
    {given}'S {trade}
  `),
  namesakes: lines(`
    RIJSCHOOL {brand}
    LOODGIETER {brand}
    ADVOCATENKANTOOR {brand}
    {brand} DAKWERKEN
    SCHILDERSBEDRIJF {brand} EN ZN
    MANEGE {brand}
    FYSIOTHERAPIE {brand}
    HOVENIER {brand}
    UITVAARTZORG {brand}
  `),
  places: list(`
    Centrum, Oost, Stationsplein, Het Plein, De Haven, De Dam, Noord, De Singel, De Brink,
    Kerkstraat
  `),
  qualities: list(`Gouden, Rode, Oude, Witte, Vrolijke, Blauwe, Dikke, Drie, Zwarte`),
  things: list(`
    Leeuw, Zwaan, Molen, Haan, Anker, Kroon, Ketel, Pauw, Schuur, Ooievaar, Beer, Tulp, Snor, Kat
  `),
  trades: list(`
    Bloemen, Fietsen, Snackbar, Stomerij, Slijterij, Viswinkel, Schoenmakerij, Boekhandel,
    Kaashandel, Dierenarts, Rijwielhandel, Nagelstudio, Frituur, Lunchroom, IJssalon, Notenbar,
    Muziekschool, Tegels, Kinderopvang
  `),
};

export const italian: ShopPatterns = {
  patterns: lines(`
    PANIFICIO {family}
    TRATTORIA DA {given}
    PIZZERIA DA {given}
    OSTERIA DEL {thing}
    BAR {place}
    BAR {given}
    AL {quality} {thing}
    IL {thing} {quality}
    {trade} {family}
    {trade} {given}
    {trade} {place}
    FARMACIA DR. {family}
    AUTOFFICINA {family}
    FRATELLI {family} SNC
    STUDIO DENTISTICO {family}
  `),
  namesakes: lines(`
    AUTOSCUOLA {brand}
    IDRAULICA {brand}
    STUDIO LEGALE {brand}
    GEOM. {given} {brand}
    LAVANDERIA {brand}
    ONORANZE FUNEBRI {brand}
    MANEGGIO {brand}
    SCUOLA DANZA {brand}
  `),
  places: list(`
    Centrale, Sport, del Corso, Roma, del Porto, Stazione, Duomo, San Marco, Santa Lucia, Europa,
    Jolly
  `),
  qualities: list(`Vecchio, Rosso, Buono, Antico, Piccolo, Allegro`),
  things: list(`
    Forno, Gallo, Pozzo, Mulino, Cavallo, Leone, Fico, Gatto, Porto, Cantuccio, Ponte, Grillo
  `),
  trades: list(`
    Gelateria, Ferramenta, Parrucchiere, Macelleria, Fioraio, Pescheria, Cartoleria, Enoteca,
    Rosticceria, Erboristeria, Tabaccheria, Ottica, Gommista, Sartoria, Estetica, Pasticceria,
    Salumeria, Veterinario, Edicola
  `),
};
