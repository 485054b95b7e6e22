import { createSubscriber } from 'svelte/reactivity';
import { serverNow } from '$lib/api/clock';

const everyMs = 1000;

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, everyMs);
  return () => clearInterval(timer);
});

/** The server's time, anew every second for whoever looks at it. */
export function tickingNow(): number {
  subscribe();
  return serverNow();
}
