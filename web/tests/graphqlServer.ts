import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEndpoint } from '../src/lib/graphql/endpoint';
import { answerGraphql } from '../src/server/graphql';
import { serveSockets } from '../src/server/sockets';
import { FakeProduct } from './fakeProduct';

export interface Reply {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

/** The GraphQL endpoint on a free port, over a product made by hand. */
export class GraphqlServer {
  private constructor(
    readonly product: FakeProduct,
    private readonly server: Server,
    private readonly closeSockets: () => Promise<void>
  ) {}

  static async start(): Promise<GraphqlServer> {
    const product = await FakeProduct.start();
    const { address } = product;
    const endpoint = createEndpoint({
      address: () => address,
      feed: { wait: () => new Promise((resolve) => setImmediate(resolve)), silenceMs: 30_000 }
    });
    const server = createServer((request, response) => answerGraphql(endpoint, request, response));
    const closeSockets = serveSockets(endpoint, server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new GraphqlServer(product, server, closeSockets);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/graphql`;
  }

  send(body: string, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> {
    return fetch(this.address, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
      signal
    });
  }

  async ask(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
    const response = await this.send(JSON.stringify({ query, variables }), headers);
    return (await response.json()) as Reply;
  }

  async stop(): Promise<void> {
    await this.closeSockets();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.product.stop();
  }
}
