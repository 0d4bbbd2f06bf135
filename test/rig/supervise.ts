/** Starts a service again as its supervisor would. */

const startsMax = 5;

/** Starts again, as a supervisor does, what a lost answer of the server ended before it was ready. */
export async function supervise<T>(start: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === startsMax) throw error;
    }
  }
}
