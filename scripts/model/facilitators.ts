/** What kinds of sellers use a facilitator: prior shares by code, from what each was made for. */

export interface Facilitator {
  /** As it stands in a descriptor, before the seller's name. */
  readonly prefix: string;
  /** Shares by code; they need not add up to one. */
  readonly shares: Readonly<Record<string, number>>;
}

const TABLE = { '5812': 60, '5814': 22, '5813': 12, '5462': 4, '5499': 2 };
const COUNTER = {
  ...{ '5812': 22, '5814': 18, '5813': 5, '5499': 6, '5462': 5, '5451': 1, '5422': 1 },
  ...{ '5947': 6, '5699': 4, '5651': 4, '5999': 5, '5944': 3, '5992': 2, '5977': 1, '5942': 1 },
  ...{ '7230': 6, '7298': 3, '7999': 3, '7922': 2, '7997': 2, '8099': 2, '7299': 2, '4121': 1 },
};
const POSTED = {
  ...{ '5699': 10, '5651': 10, '5999': 8, '5947': 8, '5977': 6, '5944': 6, '5732': 4, '5941': 4 },
  ...{ '5712': 4, '5719': 3, '5942': 2, '5945': 4, '5499': 3, '5661': 3, '5621': 4, '5949': 2 },
};
const ONLINE = { ...POSTED, '5734': 6, '7372': 6, '5816': 3, '8299': 4, '7922': 2, '8398': 3 };
const TICKETS = { '7922': 55, '7999': 30, '7991': 5, '7941': 5 };
const GIFTS = { '8398': 80, '8661': 10, '8641': 3 };
const MACHINES = { '5814': 60, '5499': 30 };
const FOLLOWS = { '5734': 45, '7372': 35, '5818': 10, '5816': 10 };

const GROUPS: readonly [prefixes: string, shares: Readonly<Record<string, number>>][] = [
  ['TST* |TST-|TOAST TAB |TOAST* |OLO* |CHOWNOW *|RITUAL *|DD *DOORDASH |BENTOBOX* ', TABLE],
  ['SQ *|SQ* |SUMUP *|SUMUP* |ZETTLE_*|IZ *|CLOVER* |LIGHTSPEED*|LS ', COUNTER],
  ['SMP*|SQUAREUP* |MYPOS *|CCV*|VIVA *|TWINT *|VIPPS *|MP *|DOJO* ', COUNTER],
  ['SP * |SP |SHOPIFY* |KLARNA*|AFTERPAY *|CLEARPAY* |ETSY* |MOLLIE* |PAYU*', POSTED],
  ['PAYPAL *|PP*|STRIPE* |ADYEN* |WPY*|WOO* |BRAINTREE* ', ONLINE],
  ['EB *|EVENTBRITE* |TICKETLEAP* |TICKETTAILOR* ', TICKETS],
  ['GIVEBUTTER* |GOFUNDME* |DONORBOX* |JUSTGIVING* |BETTERPLACE* ', GIFTS],
  ['CTLP*|USA*|NAYAX* |CANTEEN* ', MACHINES],
  ['PADDLE.NET* |FS *|2CO.COM* |CLEVERBRIDGE* |LEMSQZY* |FASTSPRING* ', FOLLOWS],
];

/** Every prefix with the shares of its group. */
export const FACILITATORS: readonly Facilitator[] = GROUPS.flatMap(([prefixes, shares]) =>
  prefixes.split('|').map((prefix) => ({ prefix, shares })),
);
