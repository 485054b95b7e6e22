import { createServer, type RequestListener } from 'node:http';
import { createEndpoint } from '../lib/graphql/endpoint';
import { answerGraphql, isGraphql } from './graphql';
import { endWithParent } from './lifetime';
import { readSettings } from './settings';
import { serveSockets } from './sockets';

/**
 * The pages and the GraphQL endpoint, on this machine only: the API process stands before it, starts it and ends it.
 *
 *   PORT              where it listens on the loopback
 *   ORDER_GRAINS_URL  the API's address
 */
const settings = readSettings(process.env);

// SvelteKit reads at its start whose word it takes for the address that the browser sees: the API process's.
process.env.PROTOCOL_HEADER = 'x-forwarded-proto';
process.env.HOST_HEADER = 'x-forwarded-host';

// Not a literal: its handler is made by another build, beside this file.
const built = './handler.js';
const { handler } = (await import(/* @vite-ignore */ built)) as { handler: RequestListener };

const endpoint = createEndpoint({ address: () => settings.api });
const server = createServer((request, response) =>
  isGraphql(request) ? answerGraphql(endpoint, request, response) : handler(request, response)
);
// A page that is read for long is an event stream; requests themselves are bounded by Node's own limits.
server.requestTimeout = 30_000;
// Longer than the proxy keeps a connection that nobody uses: it is the proxy that closes, never under a new request.
server.keepAliveTimeout = 120_000;
server.headersTimeout = 125_000;
const closeSockets = serveSockets(endpoint, server);
endWithParent(server, closeSockets);
server.listen(settings.port, '127.0.0.1', () => {
  const address = server.address();
  console.log(`Pages and GraphQL on port ${typeof address === 'object' ? address?.port : address}`);
});
