import { describe, expect, it } from 'vitest';
import { Client, newKey } from './client';
import { ApiError, messageOf, readable } from './problem';

function clientOver(answers: (Response | Error)[]) {
  const sent: { path: string; init: RequestInit }[] = [];
  const pauses: number[] = [];
  const client = new Client(
    () => 'secret',
    (path, init) => {
      sent.push({ path: String(path), init: init ?? {} });
      const answer = answers[sent.length - 1];
      return answer instanceof Response ? Promise.resolve(answer) : Promise.reject(answer ?? new Error('too many'));
    },
    (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
  );
  return { client, sent, pauses };
}

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
const headerOf = (init: RequestInit | undefined, name: string): string | null => new Headers(init?.headers).get(name);

describe('Client', () => {
  it('sends key, body and headers', async () => {
    const { client, sent } = clientOver([json({ id: 'ord_1' }, 201)]);
    const answer = await client.post<{ id: string }>('/v1/orders', { body: { a: 1 }, idempotencyKey: 'k', ifMatch: 3 });
    expect(answer.id).toBe('ord_1');
    expect(sent[0]?.init.body).toBe('{"a":1}');
    expect(headerOf(sent[0]?.init, 'Authorization')).toBe('Bearer secret');
    expect(headerOf(sent[0]?.init, 'Idempotency-Key')).toBe('k');
    expect(headerOf(sent[0]?.init, 'If-Match')).toBe('"3"');
  });

  it('sends a request with a key again, unchanged, when nobody answers', async () => {
    const { client, sent, pauses } = clientOver([new TypeError('gone'), json({}, 503), json({ id: 'ord_1' })]);
    await client.post('/v1/orders', { body: {}, idempotencyKey: 'k' });
    expect(sent.map((each) => headerOf(each.init, 'Idempotency-Key'))).toEqual(['k', 'k', 'k']);
    expect(pauses).toHaveLength(2);
  });

  it('never sends again what might then happen twice', async () => {
    const { client, sent } = clientOver([new TypeError('gone'), json({})]);
    await expect(client.post('/cluster/audit')).rejects.toMatchObject({ problem: { code: 'unreachable' } });
    expect(sent).toHaveLength(1);
  });

  it('gives up after three tries', async () => {
    const { client, sent } = clientOver([json({}, 503), json({}, 503), json({}, 503), json({})]);
    await expect(client.get('/v1/orders')).rejects.toBeInstanceOf(ApiError);
    expect(sent).toHaveLength(3);
  });

  it('does not repeat a refusal', async () => {
    const { client, sent } = clientOver([json({ code: 'invalid_transition', allowed: ['ready'] }, 409)]);
    await expect(client.get('/x')).rejects.toMatchObject({ problem: { status: 409, allowed: ['ready'] } });
    expect(sent).toHaveLength(1);
  });

  it('copes with an answer that is no problem', async () => {
    const { client } = clientOver([new Response('<html>', { status: 404 })]);
    await expect(client.get('/x')).rejects.toMatchObject({ status: 404 });
  });

  it('answers nothing where there is nothing', async () => {
    const { client } = clientOver([new Response(null, { status: 204 })]);
    await expect(client.delete('/x')).resolves.toBeUndefined();
  });
});

describe('readable', () => {
  it('tells every field that is wrong', () => {
    const errors = [
      { pointer: '/customer/email', detail: 'must be an e-mail address' },
      { field: 'limit', detail: 'is too large' },
    ];
    expect(readable({ status: 400, code: 'validation_failed', errors }))
      .toBe('Email must be an e-mail address. Limit is too large.');
  });

  it('says when it is not known what happened', () => {
    expect(readable({ status: 503, code: 'unavailable', outcome_unknown: true })).toContain('not known');
  });

  it('prefers what the API says about this very case', () => {
    expect(readable({ status: 409, code: 'invalid_transition', detail: 'It is ready.' })).toBe('It is ready.');
  });

  it('has words for what is no API error', () => {
    expect(messageOf(new Error('boom'))).not.toContain('boom');
  });
});

describe('newKey', () => {
  it('is printable and never the same', () => {
    const keys = new Set(Array.from({ length: 100 }, newKey));
    expect(keys.size).toBe(100);
    expect([...keys].every((key) => /^[0-9a-f]{32}$/.test(key))).toBe(true);
  });
});
