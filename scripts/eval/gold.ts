/** The gold file: one descriptor a line with every answer that a fair judge accepts. */

export interface GoldRow {
  readonly id: string;
  readonly set: string;
  readonly slice: string;
  /** Which half of our own gold: `work` to improve on, `measure` only to measure. */
  readonly half: string | null;
  readonly raw: string;
  /** Empty: not scored. `=Name` accepts that spelling only. */
  readonly merchant: readonly string[];
  readonly domain: readonly string[];
  readonly category: readonly string[];
  readonly mcc: readonly string[];
  readonly city: readonly string[];
  readonly country: readonly string[];
  readonly isNegative: boolean;
  readonly allowed: readonly string[];
  readonly forbidden: readonly string[];
  readonly hints: Readonly<Record<string, unknown>>;
}

/** Parses a gold file. Throws an error that names the file and line of a fault. */
export function parseGold(text: string, file: string): GoldRow[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [parseRow(JSON.parse(line) as Record<string, unknown>)];
    } catch (error) {
      throw new Error(`${file}:${i + 1}: ${(error as Error).message}`);
    }
  });
}

function parseRow(row: Record<string, unknown>): GoldRow {
  if (typeof row.raw !== 'string') throw new Error('raw is missing');
  return {
    id: String(row.id ?? ''),
    set: String(row.set ?? 'gold'),
    slice: String(row.slice ?? ''),
    half: typeof row.half === 'string' ? row.half : null,
    raw: row.raw,
    merchant: list(row.merchant),
    domain: list(row.domain),
    category: list(row.category),
    mcc: list(row.mcc),
    city: list(row.city),
    country: list(row.country),
    isNegative: row.negative === true,
    allowed: list(row.allowed),
    forbidden: list(row.forbidden),
    hints: (row.hints ?? {}) as Record<string, unknown>,
  };
}

function list(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
