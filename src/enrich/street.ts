/** Words of streets: those behind the name, those before it, and those that bind it to another. */

import { wordSet } from './word-set.ts';

export const STREET_BEHIND = wordSet(
  'st street ave av avenue rd road blvd boulevard dr drive ln lane hwy highway pkwy parkway way ' +
    'ct court pl place sq square ter terrace cres crescent pike plz fwy expy rt route cir circle ' +
    'walk close grove row mews gardens trail trl creek',
);

export const STREET_BEFORE = wordSet(
  'rue avenue av bd boulevard chemin allee quai calle cl avda avd avenida paseo plaza pza carrer ' +
    'ctra via viale corso piazza piazzale largo rua praca rodovia ul ulica',
);

/** Small words that bind a street's or a place's name to the name before: `BAR DO ZECA`. */
export const PARTICLES = wordSet(
  'da de do dos das del della di du des d of the la le el los las am im zum zur van von aan bei a an au en',
);
