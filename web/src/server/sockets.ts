import type { IncomingMessage, Server } from 'node:http';
import { GraphQLError, parse as parseDocument, type DocumentNode, type ExecutionArgs } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { path, type Endpoint } from '../lib/graphql/endpoint';
import { mostBodyBytes } from '../lib/graphql/limits';
import { isGraphql } from './graphql';
import { isOwn } from './origin';

const keepAliveMs = 12_000;
const mostSockets = 2_000;
const mostSubscriptionsOfOne = 50;

interface Params {
  authorization?: unknown;
  Authorization?: unknown;
}

type Root = { execute: (args: ExecutionArgs) => never; subscribe: (args: ExecutionArgs) => never };

/** Serves graphql-ws at the endpoint's path. Answers how to end all sockets. */
export function serveSockets(endpoint: Endpoint, server: Server): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, path, maxPayload: mostBodyBytes });
  const closing = new WeakMap<object, AbortController>();
  const serving = useServer(
    {
      execute: (args: ExecutionArgs) => (args.rootValue as Root).execute(args),
      subscribe: (args: ExecutionArgs) => (args.rootValue as Root).subscribe(args),
      onConnect: (context) => {
        closing.set(context.extra.socket, new AbortController());
      },
      onDisconnect: (context) => closing.get(context.extra.socket)?.abort(),
      onSubscribe: (context, _, { operationName, query, variables }) => {
        if (Object.keys(context.subscriptions).length > mostSubscriptionsOfOne) {
          return [new GraphQLError('Too many subscriptions at once.', { extensions: { code: 'rate_limited' } })];
        }
        return prepare(endpoint, { operationName, query, variables }, {
          authorization: keyOf(context.connectionParams, context.extra.request.headers.authorization),
          signal: closing.get(context.extra.socket)?.signal ?? AbortSignal.abort()
        });
      }
    },
    sockets,
    keepAliveMs
  );
  server.on('upgrade', (request, socket, head) => {
    const refusal = refusalOf(request, sockets.clients.size);
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (accepted) => sockets.emit('connection', accepted, request));
  });
  return async () => serving.dispose();
}

function refusalOf(request: IncomingMessage, open: number): string | undefined {
  if (!isGraphql(request)) {
    return '404 Not Found';
  }
  if (!isOwn(request)) {
    return '403 Forbidden';
  }
  return open >= mostSockets ? '503 Service Unavailable' : undefined;
}

/** The caller's key: of the first message, or of the request that opened the socket. */
function keyOf(params: Params | undefined, header: string | undefined): string | undefined {
  const key = params?.authorization ?? params?.Authorization;
  return typeof key === 'string' ? key : header;
}

interface Asked {
  operationName?: string | null | undefined;
  query: string;
  variables?: Record<string, unknown> | null | undefined;
}

/** What is executed; or why it is not. */
async function prepare(
  endpoint: Endpoint,
  asked: Asked,
  socket: { authorization: string | undefined; signal: AbortSignal }
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const { schema, execute, subscribe, contextFactory, parse, validate } = endpoint.getEnveloped({ socket });
  let document: DocumentNode;
  try {
    document = (parse as typeof parseDocument)(asked.query);
  } catch (failure) {
    return [failure instanceof GraphQLError ? failure : new GraphQLError('The document cannot be read.')];
  }
  const errors = validate(schema, document);
  if (errors.length > 0) {
    return errors;
  }
  return {
    schema,
    operationName: asked.operationName ?? undefined,
    document,
    variableValues: asked.variables ?? undefined,
    contextValue: await contextFactory(),
    rootValue: { execute, subscribe }
  };
}
