import { createSchema, createYoga, type YogaInitialContext } from 'graphql-yoga';
import { GraphQLError } from 'graphql';
import { contextOf, type Product, type ShopContext } from './context';
import { limits } from './limits';
import { resolvers } from './resolvers';
import { typeDefs } from './schema';

/** What the server adds to a request; a web socket's caller is known from its first message. */
export interface Connection {
  socket?: { authorization: string | undefined; signal: AbortSignal };
}

export const path = '/graphql';

/** Bugs are logged, and answered without a word about the inside. */
function mask(failure: unknown): Error {
  if (failure instanceof GraphQLError && (!failure.originalError || failure.originalError instanceof GraphQLError)) {
    return failure;
  }
  const located = failure instanceof GraphQLError ? failure : undefined;
  console.error('A resolver failed:', located?.originalError ?? failure);
  return new GraphQLError('Something went wrong here.', {
    path: located?.path,
    extensions: { code: 'internal_error' }
  });
}

/** The GraphQL endpoint: over HTTP, with subscriptions as server-sent events; web sockets share what is made here. */
export const createEndpoint = (product: Product) =>
  createYoga<Connection, ShopContext>({
    schema: createSchema<ShopContext & YogaInitialContext>({ typeDefs, resolvers }),
    graphqlEndpoint: path,
    // One origin: pages of others have no business here.
    cors: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    maskedErrors: { maskError: mask },
    logging: { debug() {}, info() {}, warn: console.warn, error: console.error },
    plugins: [limits()],
    context: ({ request, socket }) =>
      socket
        ? contextOf(product, socket)
        : contextOf(product, {
            authorization: request.headers.get('authorization') ?? undefined,
            idempotencyKey: request.headers.get('idempotency-key') ?? undefined,
            signal: request.signal
          })
  });

export type Endpoint = ReturnType<typeof createEndpoint>;
