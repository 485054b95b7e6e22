import type { IncomingMessage, ServerResponse } from 'node:http';
import { path, type Endpoint } from '../lib/graphql/endpoint';
import { mostBodyBytes } from '../lib/graphql/limits';
import { isOwn } from './origin';

export const isGraphql = (request: IncomingMessage) => request.url?.split('?', 1)[0] === path;

/** Answers a request; what is too large, or not JSON, does not reach the endpoint. */
export function answerGraphql(endpoint: Endpoint, request: IncomingMessage, response: ServerResponse): void {
  answer(endpoint, request, response).catch((failure: unknown) => {
    console.error('A request failed:', failure);
    response.headersSent ? response.destroy() : refuse(response, 500, 'internal_error', 'Something went wrong here.');
  });
}

async function answer(endpoint: Endpoint, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isOwn(request)) {
    refuse(response, 403, 'forbidden', 'Pages of another origin may not ask here.');
    return;
  }
  if (request.method === 'POST') {
    // Only what a browser asks about first when a page of another origin sends it.
    if (!/^application\/(graphql-response\+)?json\b/.test(request.headers['content-type'] ?? '')) {
      refuse(response, 415, 'unsupported_media_type', 'Send application/json.');
      return;
    }
    const body = await read(request);
    if (body === undefined) {
      refuse(response, 413, 'payload_too_large', `A body has at most ${mostBodyBytes} bytes.`);
      return;
    }
    // Where the endpoint looks for a body that has been read.
    Object.assign(request, { body: body || '{}' });
  }
  await endpoint(request, response);
}

/** Undefined: it is larger than it may be. */
async function read(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBodyBytes) {
      return undefined;
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}
