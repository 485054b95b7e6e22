import { describe, expect, it } from 'vitest';
import type { Store } from '$lib/api/stores';
import type { Order } from '$lib/api/types';
import {
  cartOf, countOf, emptyCart, mostOfOne, placingLines, price, sumOf, withAdded, withQuantity, withWishes,
} from './cart';

const now = Date.parse('2026-01-31T12:00:00Z');
const oat = { id: 'oat', name: 'Oat milk', price: 50 };
const item = (id: string, each: number, more = {}) =>
  ({ id, name: `Item ${id}`, price: each, modifiers: [oat], available: true, ...more });
const store: Store = { id: 'coffee', name: 'Coffee', currency: 'EUR', menu: [item('1', 370), item('2', 400)] };

describe('cart', () => {
  it('puts the same thing on one line, and another kind of it on a second', () => {
    let cart = withAdded(emptyCart('coffee'), '1', []);
    cart = withAdded(cart, '1', []);
    cart = withAdded(cart, '1', ['oat']);
    expect(cart.lines.map((line) => [line.itemId, line.modifierIds, line.quantity]))
      .toEqual([['1', [], 2], ['1', ['oat'], 1]]);
    expect(countOf(cart)).toBe(3);
  });

  it('does not mind the order of the modifiers', () => {
    const cart = withAdded(withAdded(emptyCart('coffee'), '1', ['shot', 'oat']), '1', ['oat', 'shot']);
    expect(cart.lines).toHaveLength(1);
  });

  it('drops a line of none and stops at a bound', () => {
    const cart = withAdded(emptyCart('coffee'), '1', []);
    expect(withQuantity(cart, 0, 0).lines).toEqual([]);
    expect(withQuantity(cart, 0, 1000).lines[0]?.quantity).toBe(mostOfOne);
  });

  it('is the same attempt until its content changes', () => {
    const cart = withAdded(emptyCart('coffee'), '1', []);
    expect(withWishes(cart, { note: '', email: '' }).key).toBe(cart.key);
    expect(withWishes(cart, { note: 'hot', email: '' }).key).not.toBe(cart.key);
    expect(withQuantity(cart, 0, 2).key).not.toBe(cart.key);
    expect(withAdded(cart, '2', []).key).not.toBe(cart.key);
  });

  it('costs what the menu says', () => {
    const cart = withAdded(withAdded(emptyCart('coffee'), '1', ['oat'], 2), '2', []);
    const lines = price(cart, store, now);
    expect(lines.map((line) => line.total)).toEqual([840, 400]);
    expect(sumOf(lines)).toBe(1240);
  });

  it('marks what is not to be had', () => {
    const menu = [item('1', 370, { available: false }), item('2', 400, { snoozed_until: '2026-01-31T13:00:00Z' })];
    const cart = withAdded(withAdded(withAdded(emptyCart('coffee'), '1', []), '2', []), 'gone', []);
    expect(price(cart, { ...store, menu }, now).map((line) => line.available)).toEqual([false, false, false]);
    expect(price(cart, { ...store, menu }, now + 2 * 3_600_000)[1]?.available).toBe(true);
  });

  it('is sent without prices', () => {
    const cart = withAdded(withAdded(emptyCart('coffee'), '1', ['oat']), '2', []);
    expect(placingLines(cart)).toEqual([
      { item_id: '1', quantity: 1, modifiers: [{ modifier_id: 'oat' }] },
      { item_id: '2', quantity: 1 },
    ]);
  });

  it('takes over an earlier order as far as the menu goes', () => {
    const line = (item_id: string) => ({ item_id, quantity: 2, modifiers: [{ modifier_id: 'oat' }] });
    const cart = cartOf({ lines: [line('1'), line('gone')] } as unknown as Order, store);
    expect(cart.lines).toEqual([{ itemId: '1', modifierIds: ['oat'], quantity: 2 }]);
  });
});
