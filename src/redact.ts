/** Masks card numbers, IBANs and API keys in text that is about to be logged. */

const KEY = /en_live_[0-9A-Za-z_]+/g;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,4})?\b/gi;
const CARD = /(?<!\d)\d(?:[ -]?\d){11,18}(?!\d)/g;

/** The text with every key, IBAN (mod 97) and card number (Luhn) replaced by a placeholder. */
export function redact(text: string): string {
  return text
    .replace(KEY, '[key]')
    .replace(IBAN, (found) => (isIban(found) ? '[iban]' : found))
    .replace(CARD, (found) => (isCardNumber(found) ? '[card]' : found));
}

function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighted = i % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

function isIban(text: string): boolean {
  const compact = text.replaceAll(' ', '').toUpperCase();
  let remainder = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    for (const digit of String(Number.parseInt(character, 36))) {
      remainder = (remainder * 10 + Number(digit)) % 97;
    }
  }
  return remainder === 1;
}
