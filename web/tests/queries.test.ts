import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fulfilmentOf, orderOf, paymentOf, problem } from './fakeProduct';
import { GraphqlServer } from './graphqlServer';

let server: GraphqlServer;
beforeEach(async () => {
  server = await GraphqlServer.start();
});
afterEach(() => server.stop());

const today = () => new Date().toISOString().slice(0, 10);

test('the menu is the shop’s, prices in cents', async () => {
  const { data } = await server.ask('{ getCoffees { id name description price } }');
  expect(data?.getCoffees).toEqual([
    { id: '1', name: 'Cappuccino', description: 'Espresso with milk.', price: 370 },
    { id: '2', name: 'Latte', description: '', price: 400 }
  ]);
});

test('the orders of a day are all of them, page after page', async () => {
  server.product.answers.set('GET /v1/orders', ({ path }) => {
    const cursor = new URL(path, 'http://fake').searchParams.get('cursor');
    return cursor === null
      ? { body: { data: [orderOf('a')], next_cursor: 'c1' } }
      : { body: { data: [orderOf('b', { state: 'cancelled', reason: { code: 'payment_failed' } })] } };
  });
  const { data } = await server.ask(
    '{ getOrderList(date: "2026-01-31") { id customerName status note createdAt coffee { id price description } } }'
  );
  const coffee = { id: '1', price: 350, description: 'Espresso with milk.' };
  expect(data?.getOrderList).toEqual([
    { id: 'a', customerName: 'Ada', status: 'ORDER_IN_PROGRESS', note: null, createdAt: 1769884200, coffee },
    { id: 'b', customerName: 'Ada', status: 'ORDER_CANCELLED', note: 'payment_failed', createdAt: 1769884200, coffee }
  ]);
  const asked = server.product.asked.find(({ path }) => path.startsWith('/v1/orders'));
  expect(asked?.path).toContain('store_id=coffee&date=2026-01-31');
});

test('lists are of today unless they name a day', async () => {
  for (const list of ['orders', 'payments', 'fulfilments']) {
    server.product.answers.set(`GET /v1/${list}`, { body: { data: [] } });
  }
  const { data } = await server.ask('{ getOrderList { id } getPaymentList { id } getFulfilmentList { id } }');
  expect(data).toEqual({ getOrderList: [], getPaymentList: [], getFulfilmentList: [] });
  const paths = server.product.asked.map(({ path }) => decodeURIComponent(path));
  const ofToday = [`date=${today()}`, `from=${today()}T00:00`];
  expect(paths.filter((path) => ofToday.some((filter) => path.includes(filter)))).toHaveLength(3);
});

test('what belongs to another shop is not there', async () => {
  const payments = [paymentOf('a'), paymentOf('b', { store_id: 'sample' })];
  server.product.answers.set('GET /v1/payments', { body: { data: payments } });
  server.product.answers.set('GET /v1/fulfilments', {
    body: { data: [fulfilmentOf('b', { store_id: 'sample' }), fulfilmentOf('a', { note: 'By the window' })] }
  });
  const { data } = await server.ask(`{
    getPaymentList(date: "2026-01-31") { id orderId status paymentIntentId clientSecret note createdAt }
    getFulfilmentList(date: "2026-01-31") { id orderId status note createdAt }
  }`);
  expect(data).toEqual({
    getPaymentList: [
      {
        id: 'pay_a',
        orderId: 'a',
        status: 'PAYMENT_CREATED',
        paymentIntentId: 'pi_1',
        clientSecret: null,
        note: null,
        createdAt: 1769884201
      }
    ],
    getFulfilmentList: [
      { id: 'ful_a', orderId: 'a', status: 'FULFILMENT_CREATED', note: 'By the window', createdAt: 1769884202 }
    ]
  });
});

test('a list is of a day or of a customer', async () => {
  const both = await server.ask('{ getOrderList(date: "2026-01-31", customerId: "cus_1") { id } }');
  expect(both.errors?.[0]?.extensions.code).toBe('validation_failed');
  const wrong = await server.ask('{ getOrderList(date: "2026-02-30") { id } }');
  expect(wrong.errors?.[0]?.extensions.code).toBe('validation_failed');
  expect(wrong.data).toEqual({ getOrderList: null });
});

test('the caller’s key goes on, and what it may not see is an error', async () => {
  server.product.answers.set('GET /v1/payments', ({ headers }) =>
    headers.authorization === 'Bearer admin'
      ? { body: { data: [] } }
      : problem(403, 'forbidden', 'Only for the admin key.')
  );
  const query = '{ getPaymentList { id } }';
  const admin = await server.ask(query, {}, { authorization: 'Bearer admin' });
  expect(admin).toEqual({ data: { getPaymentList: [] } });
  const other = await server.ask(query, {}, { authorization: 'Bearer cus_1' });
  expect(other.data).toEqual({ getPaymentList: null });
  expect(other.errors?.[0]).toMatchObject({ message: 'Only for the admin key.', extensions: { code: 'forbidden' } });
});

test('a product that is away is unavailable', async () => {
  await server.product.stop();
  const { errors } = await server.ask('{ getCoffees { id } }');
  expect(errors?.[0]?.extensions.code).toBe('unavailable');
});

test('a bug is answered without a word about the inside', async () => {
  server.product.answers.set('GET /v1/orders', { body: { data: [orderOf('a', { state: 'unheard_of' })] } });
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const reply = await server.ask('{ getOrderList { status } }');
  expect(reply.errors).toHaveLength(1);
  expect(reply.errors?.[0]).toMatchObject({
    message: 'Something went wrong here.',
    extensions: { code: 'internal_error' }
  });
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
  expect(JSON.stringify(reply)).not.toMatch(/unheard_of|at .*\.ts/);
});
