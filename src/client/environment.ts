/** Reads environment variables where there are any; a browser has none. */

/** The variable's value, or undefined where it is unset, empty, or may not be read. */
export function readVariable(name: string): string | undefined {
  try {
    const host: unknown = Reflect.get(globalThis, 'process');
    const variables: unknown = isObject(host) ? Reflect.get(host, 'env') : undefined;
    const value: unknown = isObject(variables) ? Reflect.get(variables, name) : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    // Deno throws for a variable that the program was not allowed to read.
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
