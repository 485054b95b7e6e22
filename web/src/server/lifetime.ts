import { fstatSync } from 'node:fs';
import type { Server } from 'node:http';

/** How long requests may take to end. */
const drainMs = 5_000;

/**
 * Ends the process at SIGTERM, and with the parent: its input is a pipe that the parent holds, and ends with it however
 * that ends. An input that is no pipe (a terminal, /dev/null) says nothing. Ctrl-C goes to the whole group: it is the
 * parent's to act on, where there is one.
 */
export function endWithParent(server: Server, closeSockets: () => Promise<void>): void {
  let ending = false;
  const end = () => {
    if (ending) {
      return;
    }
    ending = true;
    setTimeout(() => process.exit(0), drainMs).unref();
    server.close(() => process.exit(0));
    void closeSockets().finally(() => server.closeAllConnections());
  };
  process.on('SIGTERM', end);
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) {
    process.on('SIGINT', () => undefined);
    process.stdin.on('end', end).on('error', end).resume();
  } else {
    process.on('SIGINT', end);
  }
}
