import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects what nothing holds, as happens in the long life of a connection. */
export async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) {
    collect();
    // What waits for a collection, such as a registry's clean-up, comes in a turn of its own.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
