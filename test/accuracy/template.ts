/** Fills a descriptor's template: named slots, digits, codes, dates and times. */

import type { Random } from './random.ts';

/** Values for the named slots, such as `{name}`. */
export type Slots = Readonly<Record<string, string>>;

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** `{#6}` six digits, `{@8}` an eight-letter code, `{md}` and its like a date, else a slot. */
export function fillTemplate(template: string, slots: Slots, random: Random): string {
  return template.replaceAll(/\{([^}]+)\}/g, (_, key: string) => {
    const count = Number(key.slice(1));
    if (key.startsWith('#')) return random.digits(count);
    if (key.startsWith('@')) return random.code(count);
    const value = slots[key] ?? renderMoment(key, random);
    if (value === undefined) throw new Error(`no value for {${key}} in ${template}`);
    return value;
  });
}

function renderMoment(key: string, random: Random): string | undefined {
  const month = random.below(12);
  const mm = pad(month + 1);
  const dd = pad(1 + random.below(28));
  const year = 2022 + random.below(4);
  switch (key) {
    case 'md':
      return `${mm}/${dd}`;
    case 'mdy':
      return `${mm}/${dd}/${String(year).slice(2)}`;
    case 'dm':
      return `${dd}.${mm}`;
    case 'dsm':
      return `${dd}/${mm}`;
    case 'dmy':
      return `${dd}.${mm}.${year}`;
    case 'dsmy':
      return `${dd}/${mm}/${String(year).slice(2)}`;
    case 'ddmm':
      return `${dd}${mm}`;
    case 'mmdd':
      return `${mm}${dd}`;
    case 'ddmmyy':
      return `${dd}${mm}${String(year).slice(2)}`;
    case 'iso':
      return `${year}-${mm}-${dd}`;
    case 'dmon':
      return `${dd}${MONTHS[month] ?? ''}`;
    case 'time':
      return `${pad(random.below(24))}:${pad(random.below(60))}`;
    default:
      return undefined;
  }
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** The entries of a list written as text: separated by commas, over as many lines as needed. */
export function list(text: string): string[] {
  return text.split(/[,\n]/).flatMap((entry) => entry.trim() || []);
}

/** The lines of a text, for templates that have commas of their own. */
export function lines(text: string): string[] {
  return text.split('\n').flatMap((entry) => entry.trim() || []);
}
