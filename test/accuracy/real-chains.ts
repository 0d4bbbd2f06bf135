/** Checks that a generated name is not, by chance, a real chain's or a famous person's. */

import { foldName } from './compare.ts';
import { list } from './template.ts';

// No generated name may hold one of these as whole words.
const FULL_NAMES = list(`
  John Lewis, Paul Smith, Ted Baker, Jack Wills, Ralph Lauren, Michael Kors, Kate Spade,
  Calvin Klein, Tommy Hilfiger, Hugo Boss, Tom Ford, Tory Burch, Kenneth Cole, Vera Bradley,
  Marc Jacobs, Karen Millen, Laura Ashley, Max Mara, Massimo Dutti, Gerry Weber, Tom Tailor,
  Jack Jones, Pierre Cardin, Yves Rocher, Leroy Merlin, Robert Half, Edward Jones,
  Charles Schwab, Morgan Stanley, Harry Winston, Ben Sherman, Jimmy Choo, Jimmy John, Papa John,
  Trader Joe, Baskin Robbins, Ben Jerry, Harvey Norman, Wells Fargo, Goldman Sachs,
  Marks Spencer, Albert Heijn, Clas Ohlson, Holland Barrett, Tim Horton, Jo Ann, Giorgio Armani,
  Mercedes Benz, Stella Artois, Max Burgers, Victoria Secret, Peek Cloppenburg, Carl Zeiss,
  Robert Bosch, Oscar Health, Casper Sleep, Ally Bank, Hans Anders, Kjell Company,
  Johnson Johnson, Roland Schuhe, Emma Matratzen, Otto Versand, Dr Oetker, Pepe Jeans,
  Adolfo Dominguez, Nicolas Feuillatte, Monsoon Accessorize, Dave Busters, Blue Bottle,
  Red Lobster, Golden Corral, Red Robin, Red Rooster, Red Roof, Red Lion, Blue Apron, Green Dot, Royal Farms,
  White Castle, Black Angus, Golden Chick, Old Navy, Village Inn, Corner Bakery, Aspen Dental,
  Western Dental, Monarch Dental, Coast Dental, Boots Dental, Boots Opticians, Busy Bees,
  Bright Horizons, Life Storage, Public Storage, Benjamin Franklin, Lucky Brand, Little Gym,
  Happy Socks, Golden Tulip, Silver Cross, Premier Inn, Royal Caribbean, Royal Enfield,
  Royal Canin, Golden Goose, Greene King, Lone Star, Golden Krust, Blue Dart, Bharat Petroleum,
  Indian Oil, Apollo Dental, Max Healthcare, Apollo Pharmacy, Raymond Tailors, Bata Footwear,
  Deutsche Post, La Poste, Maison Kayser, Au Bureau, El Corte, Twin Peaks, Bath Body, Delta Air,
  Delta Dental, Shell Oil, Apple Store, Target Optical, Ross Stores, Pilot Travel, Pilot Flying,
  Chase Bank, Best Western, Sky Sports, Virgin Media, Costa Coffee
`).map((name) => ` ${foldName(name)} `);

/** The chain that a generated name holds whole, if any. */
export function findRealChain(name: string): string | undefined {
  const padded = ` ${foldName(name)} `;
  return FULL_NAMES.find((chain) => padded.includes(chain))?.trim();
}
