/** Words of streets: those that stand behind the name and those that stand before it. */

export const STREET_BEHIND: ReadonlySet<string> = new Set(
  (
    'st street ave av avenue rd road blvd boulevard dr drive ln lane hwy highway pkwy parkway way ' +
    'ct court pl place sq square ter terrace cres crescent pike plz fwy expy rt route cir circle ' +
    'walk close grove row mews gardens trail trl creek'
  ).split(' '),
);

export const STREET_BEFORE: ReadonlySet<string> = new Set(
  (
    'rue avenue av bd boulevard chemin allee quai calle cl avda avd avenida paseo plaza pza carrer ' +
    'ctra via viale corso piazza piazzale largo rua praca rodovia ul ulica al'
  ).split(' '),
);
