/** Ordinary small businesses of English-speaking countries and India, as name patterns. */

import { lines, list } from './template.ts';

export interface ShopPatterns {
  /** Slots: `{family}`, `{family2}`, `{given}`, `{place}`, `{quality}`, `{thing}`, `{trade}`. */
  readonly patterns: readonly string[];
  /** Patterns in trades that none of the namesakes is in; `{brand}` is such a family name. */
  readonly namesakes: readonly string[];
  readonly places: readonly string[];
  readonly qualities: readonly string[];
  readonly things: readonly string[];
  readonly trades: readonly string[];
}

export const american: ShopPatterns = {
  patterns: lines(`
    {family} & SONS PLUMBING
    {family} & SONS ROOFING
    {family} FAMILY DENTISTRY
    {family} FAMILY FARM
    {family} {trade}
    {family} & {family2} ATTORNEYS
    {given} {family} PHOTOGRAPHY
    {given} {family} DDS
    DR {given} {family} MD
    {given}'S {trade}
    {given} & {given2}'S DINER
    {quality} {thing} {trade}
    {quality} {thing} {trade}
    {quality} {thing} {trade}
    THE {quality} {thing}
    THE {thing} & {thing2} TAVERN
    {place} {trade}
    {place} {trade}
    {place} {trade}
    {thing} {trade}
  `),
  namesakes: lines(`
    {brand} PIANO TUNING
    {brand} & SONS CHIMNEY SWEEPS
    {brand} LAW OFFICE
    {brand} & {family} ATTORNEYS
    {brand} LANDSCAPING
    {brand} DRIVING SCHOOL
    {brand} PEST CONTROL
    {given} {brand} PHOTOGRAPHY
    {given} {brand} CPA
    DR {given} {brand} DMD
    {brand} FAMILY FARM
    {brand} TREE SERVICE
    {brand} HORSE BOARDING
    {brand} HANDBELL CHOIR
    {brand} FUNERAL HOME
  `),
  places: list(`
    Riverside, Lakeview, Oakwood, Hillcrest, Cedar Creek, Maple Grove, Stonebridge, Meadowbrook,
    Fairview, Eastgate, Northpoint, Westfield, Brookside, Pinecrest, Sunnyvale, Elmwood,
    Ridgeview, Bayside, Canyon Road, Foothill, Prairie View, Tri County, Old Town, Main Street,
    Third Avenue, Tulsa, Boise, Akron, Fresno, Paris, Salem, Dover, Macon, Orange Park,
    Delta County, Marathon Key
  `),
  qualities: list(`
    Golden, Silver, Blue, Red, Green, Rusty, Lucky, Happy, Crooked, Wandering, Little, Royal,
    Hidden, Humble, Painted, Broken, Twin, Lazy, Iron, Copper, Velvet, Whispering, Tipsy, Sunny,
    Bright
  `),
  things: list(`
    Lion, Anchor, Maple, Lantern, Rooster, Otter, Barrel, Feather, Compass, Willow, Falcon,
    Kettle, Magnolia, Wagon, Sparrow, Badger, Acorn, Heron, Clover, Saddle, Lighthouse, Thistle,
    Pelican, Moose
  `),
  trades: list(`
    Dental Care, Plumbing, Auto Body, Bakery, Nail Salon, Barber Shop, Animal Hospital, Daycare,
    Florist, Chiropractic, Dry Cleaners, Tattoo, Yoga, Pottery Studio, Self Storage,
    Veterinary Clinic, Bistro, Coffee House, Bike Shop, Bookkeeping, Tailoring, Shoe Repair,
    Lawn Care, Locksmith, Music Lessons, Dance Academy, Karate, Bait & Tackle, Feed & Seed,
    Upholstery, Kennels, Pediatrics, Eye Care, Laundromat, Taqueria, Deli, Smokehouse,
    Fish Market, Orchard, Stables, Thrift, Framing, Print Shop
  `),
};

export const british: ShopPatterns = {
  patterns: lines(`
    {family} & SON BUTCHERS
    {family} & DAUGHTERS FLORISTS
    {given}'S CAFE
    {family} {trade}
    {given} {family} {trade}
    THE {quality} {thing}
    THE {thing} & {thing2}
    {quality} {thing} {trade}
    {quality} {thing} {trade}
    {place} {trade}
    {place} {trade}
    {place} FISH BAR
    {place} CRICKET CLUB
    {place} PARISH COUNCIL
  `),
  namesakes: lines(`
    {brand} PIANO TUNING
    {brand} & SON CHIMNEY SWEEPS
    {brand} SOLICITORS
    {brand} & {family} SOLICITORS
    {brand} DRIVING SCHOOL
    {brand} ROOFING & GUTTERING
    {given} {brand} PHOTOGRAPHY
    {given} {brand} OSTEOPATH
    {brand} DOG WALKING
    {brand} FUNERAL SERVICES
    {brand} LIVERY STABLES
  `),
  places: list(`
    Abbey, Castle, Mill Lane, Station Road, High Street, Riverside, Church Farm, Priory,
    Moorside, Dales, Harbour, Kingsway, Northgate, Southbank, Ashford, Malvern, Penrith, Keswick,
    Truro, Oban, Kelso, Halifax, Bath, Reading, Brighton, Boston Lincs, Chase Side, Marks Tey,
    Next Ness
  `),
  qualities: list(`
    White, Black, Red, Golden, Old, Royal, Jolly, Merry, Crooked, Rose, Blue, Green, Copper,
    Little, Salty
  `),
  things: list(`
    Hart, Swan, Lion, Fox, Plough, Anchor, Bell, Wheatsheaf, Badger, Thistle, Heron, Oak, Kettle,
    Barrel, Partridge, Otter, Mitre, Bramble, Puffin, Lantern
  `),
  trades: list(`
    Dental Practice, Plumbing & Heating, Bakery, Butchers, Barbers, Veterinary Surgery, Nursery,
    Florist, Physiotherapy, Dry Cleaners, Tearoom, Chippy, Fish & Chips, Garage, MOT Centre,
    Tyres, Launderette, Farm Shop, Garden Nursery, Stationers, Ironmongers, Tandoori, Kebabs,
    Hair & Beauty, Joinery, Electrical, Pilates, Pottery, Swim School, Taxis, Minibuses,
    Upholsterers, Picture Framing
  `),
};

export const indian: ShopPatterns = {
  patterns: lines(`
    {family} KIRANA STORE
    {family} SWEETS AND SNACKS
    SRI {given} MEDICALS
    SHREE {given} TRADERS
    {family} MEDICAL HALL
    {given} TAILORS
    HOTEL {place} VEG
    {place} PROVISION STORES
    {quality} {thing} {trade}
    {place} {trade}
    NEW {place} {trade}
    {family} {trade}
  `),
  namesakes: lines(`
    {brand} PHOTO STUDIO
    {brand} XEROX CENTRE
    {brand} LAUNDRY
    {brand} FLOUR MILL
    {brand} TUITION CLASSES
    {given} {brand} BEAUTY PARLOUR
    {brand} PACKERS AND MOVERS
  `),
  places: list(`
    Ganesh, Lakshmi, Annapurna, Saraswati, Balaji, Krishna, Kaveri, Gandhi Nagar, Station Road,
    Bazaar, Jaipur, Madurai, Udupi, Malabar Hill, Deccan, Himalaya View, Ganga, Konark
  `),
  qualities: list(`Royal, New, Modern, Shree, Golden, Green, National, Pure, Super, Classic`),
  things: list(`Lotus, Peacock, Mango Tree, Star, Moon, Elephant, Diamond, Rose, Garden, Tiger`),
  trades: list(`
    Bakery, Mess, Dhaba, Tea Stall, Dry Fruits, Stationery, Textiles, Footwear, Hardware,
    Electricals, Mobile Repair, Tyre Works, Salon, Clinic, Diagnostic Centre, Chemist, Dairy,
    Juice Centre, Book Depot
  `),
};
