import { describe, expect, it } from 'vitest';
import type { Api } from '$lib/api/api';
import { ApiError } from '$lib/api/problem';
import { emptyCart, withAdded } from './cart';
import { grouped, pay, place } from './checkout';

const customer = { id: 'cus_1', token: 't', name: 'Ada' };
const card = { number: '4242 4242 4242 4242', delayMs: 0 };

describe('place', () => {
  it('sends the same key for the same cart, however often', async () => {
    const keys: string[] = [];
    const api = { place: (_: unknown, key: string) => (keys.push(key), Promise.resolve({})) } as unknown as Api;
    const cart = withAdded(emptyCart('coffee'), '1', []);
    await place(api, customer, cart, 370);
    await place(api, customer, cart, 370);
    expect(keys).toEqual([cart.key, cart.key]);
  });
});

describe('pay', () => {
  const apiOver = (confirm: () => Promise<unknown>, provider = 'simulated'): Api =>
    ({ startPayment: () => Promise.resolve({ id: 'pay_1', provider }), confirm }) as unknown as Api;

  it('is done when another tab was faster', async () => {
    const refused = new ApiError({ status: 409, code: 'invalid_transition' });
    await expect(pay(apiOver(() => Promise.reject(refused)), 'ord_1', card)).resolves.toMatchObject({ id: 'pay_1' });
  });

  it('passes on what is wrong with the card', async () => {
    const refused = new ApiError({ status: 400, code: 'validation_failed' });
    await expect(pay(apiOver(() => Promise.reject(refused)), 'ord_1', card)).rejects.toBe(refused);
  });

  it('never sends a test card to a real provider', async () => {
    let sent = 0;
    const api = apiOver(() => Promise.resolve(sent++), 'stripe');
    await expect(pay(api, 'ord_1', card)).rejects.toBeInstanceOf(ApiError);
    expect(sent).toBe(0);
  });
});

describe('grouped', () => {
  it('writes a card number in fours', () => {
    expect(grouped('42424242-4242x4242')).toBe('4242 4242 4242 4242');
    expect(grouped('')).toBe('');
  });
});
