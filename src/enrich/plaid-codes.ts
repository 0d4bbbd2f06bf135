/** Plaid's personal finance categories: 16 primary and 104 detailed codes, described in our words. */

interface Group {
  /** Detailed codes without the primary in front, each with what belongs there. */
  readonly [detail: string]: string;
}

const GROUPS = {
  INCOME: {
    DIVIDENDS: 'Dividends paid by an investment',
    INTEREST_EARNED: 'Interest paid on savings and deposits',
    RETIREMENT_PENSION: 'Pension and retirement benefits',
    TAX_REFUND: 'Tax paid back',
    UNEMPLOYMENT: 'Benefits while out of work',
    WAGES: 'Wages, salaries and tips from an employer',
    OTHER_INCOME: 'Any other income, such as alimony',
  },
  TRANSFER_IN: {
    CASH_ADVANCES_AND_LOANS: 'A loan or cash advance paid out to the account',
    DEPOSIT: 'Cash and cheques paid in',
    INVESTMENT_AND_RETIREMENT_FUNDS: 'Money back from an investment or retirement account',
    SAVINGS: 'Money back from a savings account',
    ACCOUNT_TRANSFER: 'A transfer from another account',
    OTHER_TRANSFER_IN: 'Any other money that comes in',
  },
  TRANSFER_OUT: {
    INVESTMENT_AND_RETIREMENT_FUNDS: 'Money put into an investment or retirement account',
    SAVINGS: 'Money put into a savings account',
    WITHDRAWAL: 'Cash taken out',
    ACCOUNT_TRANSFER: 'A transfer to another account',
    OTHER_TRANSFER_OUT: 'Any other money that goes out',
  },
  LOAN_PAYMENTS: {
    CAR_PAYMENT: 'Instalments on a car loan or lease',
    CREDIT_CARD_PAYMENT: 'Paying off a credit card',
    PERSONAL_LOAN_PAYMENT: 'Instalments on a personal loan, pay-later plans included',
    MORTGAGE_PAYMENT: 'Instalments on a mortgage',
    STUDENT_LOAN_PAYMENT: 'Instalments on a student loan',
    OTHER_PAYMENT: 'Instalments on any other debt',
  },
  BANK_FEES: {
    ATM_FEES: 'Fees for using a cash machine',
    FOREIGN_TRANSACTION_FEES: 'Fees for paying abroad or in another currency',
    INSUFFICIENT_FUNDS: 'Fees for a payment without cover',
    INTEREST_CHARGE: 'Interest charged on what is owed',
    OVERDRAFT_FEES: 'Fees for an overdrawn account',
    OTHER_BANK_FEES: 'Any other charge of a bank',
  },
  ENTERTAINMENT: {
    CASINOS_AND_GAMBLING: 'Casinos, betting and lotteries',
    MUSIC_AND_AUDIO: 'Music and audio, streamed or bought',
    SPORTING_EVENTS_AMUSEMENT_PARKS_AND_MUSEUMS: 'Tickets: sports, concerts, parks, museums',
    TV_AND_MOVIES: 'Streamed video and cinemas',
    VIDEO_GAMES: 'Video games and arcades',
    OTHER_ENTERTAINMENT: 'Any other pastime, night life included',
  },
  FOOD_AND_DRINK: {
    BEER_WINE_AND_LIQUOR: 'Alcohol, in shops and bars',
    COFFEE: 'Coffee shops and cafes',
    FAST_FOOD: 'Quick service and take-away food',
    GROCERIES: 'Groceries and fresh food',
    RESTAURANT: 'Restaurants and pubs with meals',
    VENDING_MACHINES: 'Food and drink from a machine',
    OTHER_FOOD_AND_DRINK: 'Any other food, such as sweets and catering',
  },
  GENERAL_MERCHANDISE: {
    BOOKSTORES_AND_NEWSSTANDS: 'Books, magazines and news',
    CLOTHING_AND_ACCESSORIES: 'Clothes, shoes, bags and jewellery',
    CONVENIENCE_STORES: 'Corner shops',
    DEPARTMENT_STORES: 'Department stores',
    DISCOUNT_STORES: 'Shops at low prices',
    ELECTRONICS: 'Electronics, computers and appliances',
    GIFTS_AND_NOVELTIES: 'Gifts, cards, flowers and photos',
    OFFICE_SUPPLIES: 'Stationery and goods for the office',
    ONLINE_MARKETPLACES: 'Marketplaces with many sellers, catalogues',
    PET_SUPPLIES: 'Pet food and goods for animals',
    SPORTING_GOODS: 'Sports, outdoor and bicycle shops',
    SUPERSTORES: 'Very large shops with food and all else',
    TOBACCO_AND_VAPE: 'Tobacco and vape shops',
    OTHER_GENERAL_MERCHANDISE: 'Any other goods, such as toys and hobbies',
  },
  HOME_IMPROVEMENT: {
    FURNITURE: 'Furniture, beds and things for the home',
    HARDWARE: 'Building materials, paint and tools',
    REPAIR_AND_MAINTENANCE: 'Building, plumbing, repair and cleaning work',
    SECURITY: 'Alarms and guards',
    OTHER_HOME_IMPROVEMENT: 'Anything else for home and garden',
  },
  MEDICAL: {
    DENTAL_CARE: 'Dentists',
    EYE_CARE: 'Opticians and eye doctors',
    NURSING_CARE: 'Nursing and care homes',
    PHARMACIES_AND_SUPPLEMENTS: 'Pharmacies, drugstores and supplements',
    PRIMARY_CARE: 'Doctors',
    VETERINARY_SERVICES: 'Vets and animal clinics',
    OTHER_MEDICAL: 'Any other care: hospitals, laboratories, therapists',
  },
  PERSONAL_CARE: {
    GYMS_AND_FITNESS_CENTERS: 'Gyms, clubs and classes',
    HAIR_AND_BEAUTY: 'Hairdressers, beauty and cosmetics',
    LAUNDRY_AND_DRY_CLEANING: 'Laundries and dry cleaners',
    OTHER_PERSONAL_CARE: 'Any other care of the body, such as massage',
  },
  GENERAL_SERVICES: {
    ACCOUNTING_AND_FINANCIAL_PLANNING: 'Accountants, tax and money advice',
    AUTOMOTIVE: 'Car repair, parts, washes and dealers',
    CHILDCARE: 'Nurseries, child minders and day care',
    CONSULTING_AND_LEGAL: 'Consultants and lawyers',
    EDUCATION: 'Schools, universities and courses',
    INSURANCE: 'Insurance of every kind',
    POSTAGE_AND_SHIPPING: 'Post, parcels and couriers',
    STORAGE: 'Storage rooms',
    OTHER_GENERAL_SERVICES: 'Any other service, software and cloud included',
  },
  GOVERNMENT_AND_NON_PROFIT: {
    DONATIONS: 'Charities, religious and political bodies',
    GOVERNMENT_DEPARTMENTS_AND_AGENCIES: 'Fees and fines of public offices',
    TAX_PAYMENT: 'Taxes paid',
    OTHER_GOVERNMENT_AND_NON_PROFIT: 'Any other public or non-profit body',
  },
  TRANSPORTATION: {
    BIKES_AND_SCOOTERS: 'Bicycles and scooters for hire',
    GAS: 'Fuel and charging of vehicles',
    PARKING: 'Parking',
    PUBLIC_TRANSIT: 'Buses, trains and trams',
    TAXIS_AND_RIDE_SHARES: 'Taxis and ride hailing',
    TOLLS: 'Tolls of roads and bridges',
    OTHER_TRANSPORTATION: 'Any other way to get around',
  },
  TRAVEL: {
    FLIGHTS: 'Airlines',
    LODGING: 'Hotels, hostels and holiday homes',
    RENTAL_CARS: 'Cars for hire',
    OTHER_TRAVEL: 'Any other travel: agencies, cruises, airports',
  },
  RENT_AND_UTILITIES: {
    GAS_AND_ELECTRICITY: 'Gas and electricity',
    INTERNET_AND_CABLE: 'Internet and cable television',
    RENT: 'Rent of a home',
    SEWAGE_AND_WASTE_MANAGEMENT: 'Sewage and refuse',
    TELEPHONE: 'Phone and mobile service',
    WATER: 'Water',
    OTHER_UTILITIES: 'Any other utility',
  },
} as const satisfies Readonly<Record<string, Group>>;

type Groups = typeof GROUPS;

export type PlaidPrimary = keyof Groups;
export type PlaidDetailed = {
  [P in PlaidPrimary]: `${P}_${keyof Groups[P] & string}`;
}[PlaidPrimary];

export interface PlaidCategory {
  readonly primary: PlaidPrimary;
  readonly detailed: PlaidDetailed;
  readonly description: string;
}

/** All 104, in the order of the table. */
export const PLAID_CATEGORIES: readonly PlaidCategory[] = Object.entries(GROUPS).flatMap(
  ([primary, group]) =>
    Object.entries(group).map(([detail, description]) => ({
      primary: primary as PlaidPrimary,
      detailed: `${primary}_${detail}` as PlaidDetailed,
      description,
    })),
);

const PRIMARY_OF = new Map(PLAID_CATEGORIES.map(({ detailed, primary }) => [detailed, primary]));

/** The primary code that a detailed code belongs to. */
export function plaidPrimaryOf(detailed: PlaidDetailed): PlaidPrimary {
  return PRIMARY_OF.get(detailed) ?? 'GENERAL_SERVICES';
}
