/** Names of people that are also names of brands: the traps among transfers to persons. */

import { list } from './template.ts';

/** Family names that a shop, a car maker, a bank or a product carries as well. */
const worldwide = list(`
  McDonald, Ross, Ford, Hilton, Marriott, Dell, Zara, Tesla, Kellogg, Walton, Boots, Morrison,
  Sainsbury, Woolworth, Mercedes, Honda, Porsche, Aldi, Wendy, Lidl, Target, Chase, Shell, Gapp,
  Sears, Macy, Penney, Kohl, Kohls, Nordstrom, Dillard, Walgreen, Kroger, Safeway, Albertson,
  Wegman, Denny, Hardee, Popeye, Wingate, Hyatt, Ritz, Hertz, Avis, Chrysler, Dodge, Ferrari,
  Lamborghini, Bentley, Suzuki, Toyota, Nissan, Mazda, Gucci, Prada, Versace, Armani, Valentino,
  Chanel, Dior, Cartier, Tiffany, Levi, Guess, Nike, Diesel, Benetton, Disney, Hershey, Mars,
  Cadbury, Nestle, Heinz, Campbell, Folger, Gillette, Johnson, Colgate, Dyson, Hoover, Bosch,
  Siemens, Philips, Adobe, Cisco, Goldman, Morgan, Wells, Fargo, Barclay, Lloyd, Lloyds, Halifax,
  Coutts, Lowe, Menard, Wickes, Argos, Next, Debenham, Selfridge, Harrod, Waterstone, Blackwell,
  Greggs, Gregg, Nando, Costa, Weatherspoon, Ladbroke, Coral, Hancock, Virgin, Bell, Rogers,
  Sprint, Delta, Frontier, Domino, Horton, Bunning, Coles, Myer, Harvey, Norman, Baskin, Robbins,
  Cole, Coach, Pilot, Casey, Sheetz, Hess, Sinclair, Phillips, Murphy, Conoco, Dollar, Holland,
  Barrett, Clarks, Clark, Burton, Wallis, Staples, Best, Crocker, Schwab, Fossil, Sky, Lush,
  Hobbs, Jaeger, Dunkin, Carvel, Culver, Chick, Papa, Jolly, Spencer, Marks, Iceland, Park, Price
`);

const german = list(`
  Müller, Otto, Douglas, Schlecker, Rossmann, Deichmann, Lidl, Penny, Norma, Edeka, Tegut,
  Bauhaus, Fielmann, Apollo, Thalia, Hugendubel, Peek, Wöhrl, Breuninger, Karstadt, Horten,
  Hertie, Saturn, Conrad, Sixt, Opel, Audi, Benz, Daimler, Maybach, Zeiss, Siemens, Bosch, Miele,
  Braun, Storck, Kamps, Kaiser, Tengelmann, Hofer, Spar, Denner, Bogner, Boss, Birkenstock,
  Dassler, Oetker, Albrecht, Schwarz, Netto, Hussel, Rewe, Ernsting, Takko, Adler, Engbers,
  Görtz, Roland
`);

const french = list(`
  Leclerc, Casino, Picard, Nicolas, Paul, Boulanger, Citroën, Renault, Peugeot, Michelin, Merlin,
  Lafarge, Bouygues, Lacoste, Cartier, Hermès, Vuitton, Rocher, Marionnaud, Jules, Chevignon,
  Léon, Mulliez, Auchan, Darty, Celio, Lafayette, Ladurée, Grand, Lapeyre, Gémo, Afflelou, Krys,
  Truffaut, Delbard, Fauchon, Hédiard, Dalloyau, Fragonard, Longchamp, Lancel
`);

const spanish = list(`
  Cortés, Mango, Camper, Loewe, Goya, Santander, Sabadell, Iberia, Corona, Modelo, Mercedes,
  Dutti, Día, Zara, Palacio, Rodilla, Coppel, Liverpool, Ferrer, Rivera, Carrefour, Osborne,
  Tous, Adolfo, Roig, Ortega, Carrasco, Varela, Pascual, Domecq, Botín, Claro, Slim
`);

const italian = list(`
  Ferrari, Prada, Gucci, Fendi, Bulgari, Versace, Benetton, Motta, Barilla, Ferrero, Lavazza,
  Illy, Agnelli, Feltrinelli, Mondadori, Bata, Maserati, Pirelli, Lancia, Piaggio, Zegna, Bennet,
  Grom, Venchi, Valentino, Dolce, Gabbana, Missoni, Moschino, Cavalli, Trussardi, Armani,
  Martini, Campari, Buitoni, Rana, Giovanni, Marazzi, Natuzzi, Luini, Rossini, Tod, Conti, Coin,
  Despar
`);

const dutch = list(`
  Jumbo, Dirk, Blokker, Albert, Heijn, Zeeman, Philips, Heineken, Douwe, Egberts, Deen, Tuinman,
  van Haren, Bristol, Gall, Bever, Brenninkmeijer, Bakker, Kok, Dekker, Vroom, Dreesmann, Jamin,
  Verkade, Boldoot, van Gend, Mandemakers, Eijerkamp, Swinkels
`);

const nordic = list(`
  Åhlén, Ohlson, Willys, Volvo, Saab, Ericsson, Lagerfeld, Kiwi, Joker, Matas, Netto, Irma,
  Jacobsen, Carlsberg, Stockmann, Nokia, Fazer, Paulig, Persson, Kamprad, Bergendahl, Ljung,
  Kjell, Elkjær, Bang, Olufsen, Thune, Freia, Hagen, Reitan, Varner, Thiis, Larsen, Dressmann,
  Dahl, Bauhaus, Lidl, Max, Systad
`);

const indian = list(`
  Tata, Birla, Ambani, Reliance, Godrej, Bajaj, Mahindra, Bata, Titan, Raymond, Haldiram, Apollo,
  Max, Wockhardt, Lal, Vimal, Kalyan, Ola, Spencer, Nilgiri, Dabur, Kirloskar, Hero, Kotak, Axis,
  Premji, Jaypee, Oberoi, Taj, Nalli, Chandan
`);

const brazilian = list(`
  Renner, Marisa, Natura, Raia, Pacheco, Claro, Vivo, Safra, Zaffari, Angeloni, Condor, Muffato,
  Guanabara, Marinho, Diniz, Havan, Casas, Bahia, Ponte, Sadia, Garoto, Bauducco, Tramontina,
  Arezzo, Malwee, Hering, Caloi, Gerdau, Weg, Setubal, Moreira, Salles, Madero, Colombo, Cacau
`);

const polish = list(`
  Rossmann, Żabka, Wittchen, Gerda, Blikle, Grycan, Wedel, Kruk, Lewiatan, Solorz, Kulczyk,
  Stokrotka, Biedroń, Kaczor, Topaz, Groszek, Dębica, Bytom, Deni
`);

const japanese = list(`
  ホンダ, スズキ, ヤマダ, シマムラ, アオヤマ, イシイ, マルイ, モリナガ, カワサキ, マツダ, 本田, 鈴木, 山田, 島村, 青山, 石井, 丸井, 森永, 川崎, 松屋
`);

const romanJapanese = list(`
  Honda, Suzuki, Toyoda, Toyota, Matsuda, Mazda, Kawasaki, Yamaha, Shimano, Aoyama, Takashima,
  Isetan, Matsuya, Yoshino, Lawson, Shimamura, Yamada, Marui, Ishii, Morinaga, Kikkoman
`);

const home: Readonly<Record<string, readonly string[]>> = {
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
  JL: romanJapanese,
};

/** Brand-like family names at home in a country. */
export function namesakes(country: string): readonly string[] {
  return home[country] ?? worldwide;
}

/** Brand-like family names of people who came from anywhere. */
export const namesakesFromAbroad: readonly string[] = worldwide;

/** Given names that are brands too. */
export const givenNamesakes = list(`
  Wendy, Zara, Mercedes, Alexa, Tiffany, Denny, Carl, Macy, Jack, Hugo, Otto, Penny, Dillon,
  Chase, Ford, Levi, Dell, Victoria, Jo Ann, Michael, Ross, Ruby, Lola, Siri, Ally, Marcus, Dave,
  Albert, Oscar, Casper, Vera, Ted, Paul, Emma, Bella, Stella, Giorgio, Ralph, Tommy, Calvin,
  Shelly, Dolly, Aldi, Nike, Clare, Costa, Delta, Virginia, Max, Walter, Pepe, Massimo
`);
