import { afterEach, beforeEach, expect, test } from 'vitest';
import { Api } from '../src/lib/graphql/api';
import { follow, type FeedOptions } from '../src/lib/graphql/feed';
import { FakeProduct, problem } from './fakeProduct';
import { until } from './waiting';

const path = '/v1/stores/coffee/events';
const options: FeedOptions = { wait: () => new Promise((resolve) => setImmediate(resolve)), silenceMs: 30_000 };

let product: FakeProduct;
let ending: AbortController;
beforeEach(async () => {
  product = await FakeProduct.start();
  ending = new AbortController();
});
afterEach(async () => {
  ending.abort();
  await product.stop();
});

const open = (own: FeedOptions = options) =>
  follow(new Api(product.address, 'Bearer key'), path, ending.signal, own);
const publish = (type: string) => product.publish(path, type, 'a', {});

test('what happens after the beginning comes, in order', async () => {
  publish('order.placed');
  const events = await open();
  publish('order.accepted');
  publish('order.ready');
  const seen = [(await events.next()).value, (await events.next()).value];
  expect(seen.map(({ type }) => type)).toEqual(['order.accepted', 'order.ready']);
  expect(product.asked[0]?.headers).toMatchObject({ authorization: 'Bearer key', accept: 'text/event-stream' });
});

test('a stream that breaks off is taken up without gap or repeat', async () => {
  const events = await open();
  const seen: string[] = [];
  for (let round = 0; round < 5; round++) {
    publish(`order.${round}.a`);
    seen.push((await events.next()).value.type);
    product.drop();
    publish(`order.${round}.b`);
    seen.push((await events.next()).value.type);
  }
  expect(seen).toEqual([0, 1, 2, 3, 4].flatMap((round) => [`order.${round}.a`, `order.${round}.b`]));
  expect(product.asked.at(-1)?.headers['last-event-id']).toBe('9');
});

test('a stream that broke off before its first event is taken up where it began', async () => {
  publish('order.placed');
  const events = await open();
  product.drop();
  publish('order.accepted');
  expect((await events.next()).value.type).toBe('order.accepted');
});

test('a stream that says nothing is given up', async () => {
  const events = await open({ ...options, silenceMs: 50 });
  const next = events.next();
  await until('another connection', () => product.asked.length > 1);
  publish('order.accepted');
  expect((await next).value.type).toBe('order.accepted');
});

test('a place that the log no longer has ends it', async () => {
  const events = await open();
  product.streamRefusal = problem(410, 'cursor_expired', 'Load the list anew.');
  product.drop();
  await expect(events.next()).rejects.toMatchObject({ extensions: { code: 'cursor_expired' } });
  expect(product.asked).toHaveLength(2);
});

test('a product that stays away ends it, after many attempts', async () => {
  const events = await open();
  product.streamRefusal = problem(503, 'unavailable', 'Away.');
  product.drop();
  await expect(events.next()).rejects.toMatchObject({ extensions: { code: 'unavailable' } });
  expect(product.asked).toHaveLength(20);
});

test('whoever may not see it is told at once', async () => {
  product.streamRefusal = problem(403, 'forbidden', 'Not yours.');
  await expect(open()).rejects.toMatchObject({ extensions: { code: 'forbidden' } });
});

test('an end while nothing happens ends the connection', async () => {
  const events = await open();
  const next = events.next();
  await until('the stream', () => product.openStreams === 1);
  await events.return(undefined);
  expect((await next).done).toBe(true);
  await until('the end of the stream', () => product.openStreams === 0);
});
