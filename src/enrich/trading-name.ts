/** Leaves of `SHAW VENTURES T/A ANYTIME FITNESS` the name that is traded under. */

import { type Analysis, firstName, Label, mark } from './analysis.ts';

const SLASH = 47;
/** Trading as, doing business as; their letters are parted by slashes. */
const FORMS: readonly (readonly string[])[] = [
  ['t', 'a'],
  ['d', 'b', 'a'],
];

/** Labels the owner's name before the first such form as noise, if a name follows. */
export function labelTradingName(analysis: Analysis): void {
  for (let i = 1; i < analysis.reading.tokens.length; i++) {
    for (const form of FORMS) {
      const end = i + form.length - 1;
      if (!isFormAt(analysis, form, i) || firstName(analysis, end + 1) < 0) continue;
      for (let k = 0; k < i; k++) {
        if (analysis.labels[k] === Label.name) analysis.labels[k] = Label.noise;
      }
      mark(analysis, i, end, Label.noise);
      return;
    }
  }
}

function isFormAt({ reading }: Analysis, form: readonly string[], at: number): boolean {
  return form.every((letter, k) => {
    const token = reading.tokens[at + k];
    return token?.text === letter && (k === 0 || (token.mark === SLASH && token.blanks === 0));
  });
}
