import { afterEach, beforeEach, expect, test } from 'vitest';
import { fulfilmentOf, orderOf, paymentOf, problem } from './fakeProduct';
import { GraphqlServer } from './graphqlServer';

let server: GraphqlServer;
beforeEach(async () => {
  server = await GraphqlServer.start();
});
afterEach(() => server.stop());

const posted = () => server.product.asked.filter(({ method }) => method === 'POST');

test('an order costs what the menu says', async () => {
  server.product.answers.set('POST /v1/orders', { status: 201, body: orderOf('a', { state: 'pending_payment' }) });
  const { data } = await server.ask(
    'mutation { createOrder(coffeeId: "1", customerId: "cus_1", customerName: "Ada") { id status coffee { price } } }'
  );
  expect(data?.createOrder).toEqual({ id: 'a', status: 'ORDER_CREATED', coffee: { price: 350 } });
  expect(posted()[0]?.body).toEqual({
    store_id: 'coffee',
    lines: [{ item_id: '1', quantity: 1 }],
    customer: { id: 'cus_1', name: 'Ada' }
  });
});

test('two orders of one request have a key each', async () => {
  server.product.answers.set('POST /v1/orders', { status: 201, body: orderOf('a') });
  const one = 'createOrder(coffeeId: "1", customerId: "cus_1", customerName: "Ada") { id }';
  await server.ask(`mutation { first: ${one} second: ${one} }`, {}, { 'idempotency-key': 'k' });
  expect(posted().map(({ headers }) => headers['idempotency-key'])).toEqual(['k.first', 'k.second']);
});

test('a coffee that is not on the menu is not ordered', async () => {
  const { errors, data } = await server.ask(
    'mutation { createOrder(coffeeId: "9", customerId: "cus_1", customerName: "Ada") { id } }'
  );
  expect(errors?.[0]?.extensions.code).toBe('not_found');
  expect(data).toBeNull();
  expect(posted()).toEqual([]);
});

test('a payment is begun with its secret', async () => {
  server.product.order('a');
  server.product.answers.set('POST /v1/payments', { status: 201, body: paymentOf('a') });
  const { data } = await server.ask('mutation { makePayment(orderId: "a") { id status clientSecret } }');
  expect(data?.makePayment).toEqual({ id: 'pay_a', status: 'PAYMENT_CREATED', clientSecret: 'secret_1' });
  expect(posted()[0]?.body).toEqual({ order_id: 'a' });
});

test('an order is called off for its customer', async () => {
  server.product.order('a');
  server.product.answers.set('POST /v1/orders/a/cancel', {
    body: orderOf('a', { state: 'cancelled', reason: { code: 'customer_request' } })
  });
  const { data } = await server.ask('mutation { cancelOrder(orderId: "a") { status note } }');
  expect(data?.cancelOrder).toEqual({ status: 'ORDER_CANCELLED', note: 'customer_request' });
  expect(posted()[0]?.body).toEqual({ reason: { code: 'customer_request' } });
});

test('what the state does not allow says what it does', async () => {
  server.product.order('a', { state: 'completed' });
  const refusal = problem(409, 'invalid_transition', 'It is completed.');
  Object.assign(refusal.body as object, { allowed: [], stack: 'inside' });
  server.product.answers.set('POST /v1/orders/a/cancel', refusal);
  const { errors } = await server.ask('mutation { cancelOrder(orderId: "a") { id } }');
  expect(errors?.[0]?.extensions).toEqual({ code: 'invalid_transition', allowed: [] });
});

test('a ticket is completed, or rejected with a word why', async () => {
  server.product.answers.set('GET /v1/fulfilments/ful_a', { body: fulfilmentOf('a') });
  server.product.answers.set('POST /v1/fulfilments/ful_a/complete', {
    body: fulfilmentOf('a', { state: 'completed' })
  });
  server.product.answers.set('POST /v1/fulfilments/ful_a/reject', {
    body: fulfilmentOf('a', { state: 'rejected', note: 'No milk' })
  });
  const { data } = await server.ask(`mutation {
    completeFulfilment(fulfilmentId: "ful_a") { status }
    rejectFulfilment(fulfilmentId: "ful_a", note: "No milk") { status note }
  }`);
  expect(data).toEqual({
    completeFulfilment: { status: 'FULFILMENT_COMPLETED' },
    rejectFulfilment: { status: 'FULFILMENT_REJECTED', note: 'No milk' }
  });
  const rejection = { reason: { code: 'other', note: 'No milk' }, note: 'No milk' };
  expect(posted().map(({ body }) => body)).toEqual([{}, rejection]);
});

test('orders of another shop cannot be touched', async () => {
  server.product.order('a', { store_id: 'sample' });
  server.product.answers.set('GET /v1/fulfilments/ful_a', { body: fulfilmentOf('a', { store_id: 'sample' }) });
  const { errors } = await server.ask('mutation { cancelOrder(orderId: "a") { id } }');
  expect(errors?.[0]?.extensions.code).toBe('not_found');
  const ticket = await server.ask('mutation { completeFulfilment(fulfilmentId: "ful_a") { id } }');
  expect(ticket.errors?.[0]?.extensions.code).toBe('not_found');
  expect(posted()).toEqual([]);
});

test('an id is one piece of a path', async () => {
  const { errors } = await server.ask('mutation { cancelOrder(orderId: "../stores/coffee?x=") { id } }');
  expect(errors?.[0]?.extensions.code).toBe('not_found');
  expect(server.product.asked.map(({ path }) => path)).toEqual(['/v1/orders/..%2Fstores%2Fcoffee%3Fx%3D']);
});

test('publishing does nothing, and says that it is done', async () => {
  const { data } = await server.ask(
    'mutation { publishOrderStatus(id: "a") publishPaymentStatus(id: "a") publishFulfilmentStatus(id: "a") }'
  );
  expect(data).toEqual({ publishOrderStatus: true, publishPaymentStatus: true, publishFulfilmentStatus: true });
  expect(server.product.asked).toEqual([]);
});
