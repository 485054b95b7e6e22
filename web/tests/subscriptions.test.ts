import { createClient } from 'graphql-ws';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { framesOf } from '../src/lib/graphql/frames';
import { fulfilmentOf, paymentOf, problem } from './fakeProduct';
import { collectGarbage } from './garbage';
import { GraphqlServer, type Reply } from './graphqlServer';
import { until } from './waiting';

const store = '/v1/stores/coffee/events';
const mine = '/v1/customers/cus_1/events';

let server: GraphqlServer;
let ending: AbortController;
beforeEach(async () => {
  server = await GraphqlServer.start();
  server.product.answers.set('GET /v1/access', ({ headers }) =>
    headers.authorization === 'Bearer cus_1'
      ? { body: { role: 'customer', customer_id: 'cus_1' } }
      : { body: { role: 'admin' } }
  );
  ending = new AbortController();
});
afterEach(async () => {
  ending.abort();
  await server.stop();
});

/** Subscribes over server-sent events; once this has returned, what happens comes. */
async function overEvents(query: string, headers: Record<string, string> = {}): Promise<() => Promise<Reply>> {
  const response = await server.send(
    JSON.stringify({ query }),
    { accept: 'text/event-stream', ...headers },
    ending.signal
  );
  const frames = framesOf(response.body as ReadableStream<Uint8Array>, ending.signal, () => undefined);
  return async () => {
    for (;;) {
      const { value } = await frames.next();
      if (value?.event === 'next') {
        return JSON.parse(value.data) as Reply;
      }
    }
  };
}

/** Subscribes over a web socket. */
function overSocket(query: string, connectionParams: Record<string, unknown> = {}, origin?: string) {
  class OwnSocket extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, protocol, origin === undefined ? {} : { origin });
    }
  }
  const client = createClient({
    url: server.address.replace('http', 'ws'),
    webSocketImpl: OwnSocket,
    connectionParams,
    retryAttempts: 0
  });
  ending.signal.addEventListener('abort', () => void client.dispose());
  return client.iterate<Record<string, unknown>>({ query });
}

test('an order’s steps come one by one, with their own status each', async () => {
  server.product.order('a', { state: 'cancelled', reason: { code: 'payment_failed' } });
  const next = await overEvents('subscription { orderUpdated(orderId: "a") { id status note } }');
  const stream = '/v1/orders/a/events';
  server.product.publish(stream, 'payment.failed', 'a', { state: 'failed' });
  server.product.publish(stream, 'order.placed', 'a', { state: 'placed' });
  server.product.publish(stream, 'order.cancelled', 'a', { state: 'cancelled', reason: { code: 'payment_failed' } });
  const seen = [await next(), await next()];
  expect(seen.map(({ data }) => data?.orderUpdated)).toEqual([
    { id: 'a', status: 'ORDER_CREATED', note: null },
    { id: 'a', status: 'ORDER_CANCELLED', note: 'payment_failed' }
  ]);
});

test('a customer who names nobody gets their own, not everybody’s', async () => {
  server.product.order('a');
  const next = await overEvents('subscription { orderUpdated { id } }', { authorization: 'Bearer cus_1' });
  server.product.publish(store, 'order.accepted', 'b', { customer_id: 'cus_2', state: 'accepted' });
  server.product.publish(mine, 'order.accepted', 'a', { customer_id: 'cus_1', state: 'accepted' });
  expect((await next()).data).toEqual({ orderUpdated: { id: 'a' } });
  expect(server.product.asked.some(({ path }) => path === store)).toBe(false);
});

test('what is of another customer is left out, whatever the stream holds', async () => {
  server.product.order('a');
  server.product.order('b');
  const next = await overEvents('subscription { orderUpdated(customerId: "cus_1") { id } }');
  server.product.publish(mine, 'order.accepted', 'b', { customer_id: 'cus_2', state: 'accepted' });
  server.product.publish(mine, 'order.accepted', 'a', { customer_id: 'cus_1', state: 'accepted' });
  expect((await next()).data).toEqual({ orderUpdated: { id: 'a' } });
});

test('another customer’s stream is refused', async () => {
  server.product.streamRefusal = problem(403, 'forbidden', 'Not yours.');
  const next = await overEvents('subscription { orderUpdated(customerId: "cus_2") { id } }', {
    authorization: 'Bearer cus_1'
  });
  const reply = await next();
  expect(reply.errors?.[0]?.extensions.code).toBe('forbidden');
});

test('payments and tickets come without their secrets', async () => {
  server.product.answers.set('GET /v1/orders/a/payment', { body: paymentOf('a', { state: 'captured' }) });
  server.product.answers.set('GET /v1/orders/a/fulfilment', { body: fulfilmentOf('a') });
  const payments = await overEvents('subscription { paymentUpdated { id status clientSecret } }');
  const tickets = await overEvents('subscription { fulfilmentUpdated { id status } }');
  server.product.publish(store, 'payment.captured', 'a', { state: 'captured' });
  server.product.publish(store, 'fulfilment.created', 'a', { state: 'created' });
  expect((await payments()).data).toEqual({
    paymentUpdated: { id: 'pay_a', status: 'PAYMENT_SUCCESSFUL', clientSecret: null }
  });
  expect((await tickets()).data).toEqual({ fulfilmentUpdated: { id: 'ful_a', status: 'FULFILMENT_CREATED' } });
});

test('a subscription outlives a stream that breaks off', async () => {
  server.product.order('a');
  server.product.order('b');
  const next = await overEvents('subscription { orderUpdated { id } }');
  server.product.publish(store, 'order.accepted', 'a', { state: 'accepted' });
  expect((await next()).data).toEqual({ orderUpdated: { id: 'a' } });
  server.product.drop();
  server.product.publish(store, 'order.accepted', 'b', { state: 'accepted' });
  expect((await next()).data).toEqual({ orderUpdated: { id: 'b' } });
});

test('a socket’s key is that of its first message', async () => {
  server.product.order('a');
  const updates = overSocket('subscription { orderUpdated { id status } }', { Authorization: 'Bearer cus_1' });
  const next = updates.next();
  await until('the stream', () => server.product.openStreams === 1);
  server.product.publish(mine, 'order.accepted', 'a', { customer_id: 'cus_1', state: 'accepted' });
  expect((await next).value).toEqual({ data: { orderUpdated: { id: 'a', status: 'ORDER_IN_PROGRESS' } } });
  const opened = server.product.asked.find(({ path }) => path === mine);
  expect(opened?.headers.authorization).toBe('Bearer cus_1');
});

test('a socket answers queries too, and says what is wrong with a document', async () => {
  expect((await overSocket('{ getCoffees { id } }').next()).value).toEqual({
    data: { getCoffees: [{ id: '1' }, { id: '2' }] }
  });
  await expect(overSocket('{ nothing }').next()).rejects.toMatchObject([
    { message: expect.stringContaining('Cannot query field') as string }
  ]);
  await expect(overSocket('{ nothing').next()).rejects.toMatchObject([
    { message: expect.stringContaining('Syntax Error') as string }
  ]);
});

test('a page of another origin gets no socket', async () => {
  await expect(overSocket('{ getCoffees { id } }', {}, 'http://evil.example').next()).rejects.toBeDefined();
  expect(server.product.asked).toEqual([]);
});

test('who leaves ends the stream behind it', async () => {
  const updates = overSocket('subscription { orderUpdated { id } }');
  const next = updates.next();
  await overEvents('subscription { orderUpdated { id } }');
  await until('both streams', () => server.product.openStreams === 2);
  // A connection that lives as long as a page outlives what its request was made of.
  await collectGarbage();
  ending.abort();
  await updates.return?.(undefined);
  await next;
  await until('the end of both streams', () => server.product.openStreams === 0);
});
