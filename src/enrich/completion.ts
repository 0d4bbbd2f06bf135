/** Completes a trade's word that the width of the field has cut: `DRAGON PALACE CHINESE RES`. */

import { type Analysis, isWord, Label } from './analysis.ts';
import { Kind } from './knowledge/lexicon.ts';
import { inputOf } from './read.ts';

/**
 * Letters that a merchant's field has when it is full: 22 and 25 are the networks' widths, less what
 * acquirers put before the name.
 */
const WIDTH_MIN = 18;
const WIDTH_MAX = 26;
const CUT_LETTERS_MIN = 3;

/** Words that end the names of shops, long enough to be cut. */
const ENDINGS: readonly string[] = (
  'academy accessories accounting acupuncture adventures aesthetics agency apotheke apparel ' +
  'appliance appliances aquarium arboretum architects associates association attorneys auction ' +
  'audiology automation automotive baeckerei bakery barbecue barbershop basketball bookstore ' +
  'boutique bowling brewery brewing buchhandlung butchery cabinets campground cannabis ' +
  'carpentry catering chapel childcare chiropractic chocolates church cinemas cleaners ' +
  'cleaning clinic clothing coffee collision communications community condominiums ' +
  'conservation conservatory construction consultants consulting contracting cosmetics ' +
  'creamery creations crossfit cuisine delicatessen dental dentistry dermatology detailing ' +
  'development dispensary distillery distribution distributors education electrical ' +
  'electronics endodontics engineering engineers enterprises entertainment environmental ' +
  'equipment exteriors eyecare fabrics fellowship festival fireworks fisheries fitness ' +
  'flooring florist flowers foundation furniture gallery garden gardens gastropub gelato ' +
  'goldsmith gourmet greenhouse groceries grocery grooming guesthouse gymnastics hairdressers ' +
  'hardware heating helicopters homestead hospital hospitality housing imaging industrial ' +
  'industries innovations inspection insulation insurance interiors international investments ' +
  'jewelers jewellers jewellery jewelry kennels kindergarten kitchen konditorei laboratory ' +
  'landscape landscaping laundromat laundry leather library lighting liquors locksmith lodging ' +
  'lounge lumber machinery maintenance management manufacturing marina marketing marketplace ' +
  'martial massage mechanical medical medicine metzgerei ministries mobility monastery ' +
  'montessori mortgage motorcycles motorsports museum newsagency nursery nutrition optical ' +
  'opticians optometry orchards orthodontics outdoors outfitters paintball painting pancake ' +
  'parking partners pastries pathology pediatrics performance pharmacy photography ' +
  'physiotherapy pizzeria plumbing podiatry pottery preschool printing production productions ' +
  'products professional properties property psychology publications publishing rehabilitation ' +
  'remodeling rental rentals repair resort restaurant restaurante restoration ristorante ' +
  'roofing saloon sanctuary sandwiches scaffolding school seafood security seminary services ' +
  'smokehouse smoothies society solicitors solutions souvenirs speedway sporting sports ' +
  'station steakhouse storage studio studios supermarket supplies supply surgery swimming ' +
  'systems tackle takeaway tankstelle tanning taqueria tavern taxidermy technologies ' +
  'technology teppanyaki theatre therapy toyshop trading training transmission transport ' +
  'transportation trattoria travel treatment trophies university upholstery vegetarian ' +
  'veterinary vineyard vineyards warehouse waterpark wellness wholesale winery woodworking ' +
  'workshop worship'
).split(' ');

/** Starts of the words above that are words of a trade themselves. */
const WHOLE: ReadonlySet<string> = new Set(
  (
    'book books bowl brew car care cater clean cleaner consult creation dent distribution electric ' +
    'engine exterior fabric farm fence fire fish fit floor flower garden groom gym heat insure ' +
    'interior jewel jeweler jeweller land liquor lodge machine market mechanic medic mobil motor ' +
    'motors optic optician orchard ortho paint park pedi photo physio plumb pot print product prop publish rent ' +
    'resort roof sand school sea smoke souvenir sport stud supplement tan tea therap toy toys train ' +
    'transport travel treat vet vine wine wood work'
  ).split(' '),
);
const WORD_ONLY = 1 << Kind.word;

/**
 * The letters that the last word of a name lacks, in small letters; empty when it is whole, when the
 * field is not full or when several words would do. A plural counts as its singular.
 */
export function missingLetters(analysis: Analysis, first: number, last: number): string {
  const { reading, labels, senses } = analysis;
  const token = reading.tokens[last];
  if (last <= first || !isWord(token) || WHOLE.has(token.text)) return '';
  if (((senses[last] ?? 0) & ~WORD_ONLY) !== 0) return '';
  if (labels[last + 1] === Label.name) return '';
  const start = token.text;
  if (start.length < CUT_LETTERS_MIN) return '';
  if (!fillsField(analysis, first, last)) return '';
  const whole = ENDINGS.filter((word) => word.startsWith(start));
  const [shortest] = whole.sort((a, b) => a.length - b.length);
  if (shortest === undefined || !whole.every((word) => word.startsWith(shortest))) return '';
  return shortest.slice(start.length);
}

/** Whether the tokens, with a facilitator's code before them, are as long as a field is wide. */
export function fillsField(analysis: Analysis, first: number, last: number): boolean {
  const width = inputOf(analysis.reading, fieldStart(analysis, first), last).length;
  return width >= WIDTH_MIN && width <= WIDTH_MAX;
}

/** A facilitator's code stands in the same field before the name. */
function fieldStart({ labels }: Analysis, first: number): number {
  let start = first;
  while (start > 0 && labels[start - 1] === Label.intermediary) start--;
  return start;
}
