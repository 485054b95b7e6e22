import { getIntrospectionQuery } from 'graphql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mostBodyBytes, mostRootFields } from '../src/lib/graphql/limits';
import { GraphqlServer } from './graphqlServer';

let server: GraphqlServer;
beforeEach(async () => {
  server = await GraphqlServer.start();
});
afterEach(() => server.stop());

const codes = async (query: string) =>
  (await server.ask(query)).errors?.map(({ extensions }) => extensions?.code ?? 'none');

test('the schema can be read', async () => {
  const { data, errors } = await server.ask(getIntrospectionQuery());
  expect(errors).toBeUndefined();
  expect(data?.__schema).toBeDefined();
});

test('a selection is only so deep', async () => {
  const deep = `{ __schema { types ${'{ fields { type '.repeat(10)} { name } ${'} }'.repeat(10)} } }`;
  expect(await codes(deep)).toContain('too_complex');
  expect(server.product.asked).toEqual([]);
});

test('a request asks only so much', async () => {
  const aliases = (count: number) =>
    `{ ${Array.from({ length: count }, (_, at) => `a${at}: getCoffees { id }`).join(' ')} }`;
  expect(await codes(aliases(mostRootFields))).toBeUndefined();
  const asked = server.product.asked.length;
  expect(await codes(aliases(mostRootFields + 1))).toContain('too_complex');
  expect(server.product.asked).toHaveLength(asked);
});

test('fragments are counted each time that they are used', async () => {
  const doubling = Array.from({ length: 12 }, (_, at) => `fragment f${at} on Query { ...f${at + 1} ...f${at + 1} }`);
  const query = `{ ...f0 } ${doubling.join(' ')} fragment f12 on Query { getCoffees { id } }`;
  expect(await codes(query)).toContain('too_complex');
  expect(server.product.asked).toEqual([]);
});

test('fragments inside each other end', async () => {
  const names = Array.from({ length: 20 }, (_, at) => `f${at}`);
  const all = names.map((name) => `...${name}`).join(' ');
  const query = `{ ${all} } ${names.map((name) => `fragment ${name} on Query { ${all} }`).join(' ')}`;
  expect((await server.ask(query)).errors?.length).toBeGreaterThan(0);
  expect(server.product.asked).toEqual([]);
});

test('a document has only so many words', async () => {
  const { errors } = await server.ask(`{ getCoffees { ${'id '.repeat(3_000)} } }`);
  expect(errors?.[0]?.message).toContain('tokens');
});

test('a body has only so many bytes', async () => {
  const response = await server.send(JSON.stringify({ query: '{ getCoffees { id } }', x: 'x'.repeat(mostBodyBytes) }));
  expect(response.status).toBe(413);
  expect(server.product.asked).toEqual([]);
});

test('several requests at once are refused', async () => {
  const response = await server.send(JSON.stringify([{ query: '{ getCoffees { id } }' }]));
  expect(response.status).toBe(400);
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'a body as a form sends it is refused: %s',
  async (type) => {
    const response = await server.send('{"query":"{ getCoffees { id } }"}', { 'content-type': type });
    expect(response.status).toBe(415);
  }
);

test('a mutation cannot be a link', async () => {
  const query = encodeURIComponent('mutation { publishOrderStatus(id: "a") }');
  const response = await fetch(`${server.address}?query=${query}`);
  expect(response.status).toBe(405);
});

test.each([
  [{ origin: 'http://evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ origin: 'http://shop.example', 'x-forwarded-host': 'shop.example' }, 200]
])('a page of another origin may not ask: %j', async (headers: Record<string, string>, status) => {
  const response = await server.send('{"query":"{ getCoffees { id } }"}', headers);
  expect(response.status).toBe(status);
});
