const boundMs = 10_000;
const paceMs = 5;

/** Waits until something holds; says what, when it does not in time. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + boundMs;
  while (!holds()) {
    if (Date.now() > end) {
      throw new Error(`Waited in vain for: ${what}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, paceMs));
  }
}
