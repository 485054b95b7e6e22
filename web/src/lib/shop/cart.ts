import { newKey } from '$lib/api/client';
import type { MenuItem, Store } from '$lib/api/stores';
import type { Order, PlacingLine } from '$lib/api/types';

export interface CartLine {
  itemId: string;
  modifierIds: string[];
  quantity: number;
}

/** What somebody is about to order. The key names this content: it is another once the content changes. */
export interface Cart {
  storeId: string;
  lines: CartLine[];
  note: string;
  email: string;
  key: string;
}

export interface PricedLine extends CartLine {
  name: string;
  modifierNames: string[];
  total: number;
  available: boolean;
}

export const mostOfOne = 99;

export function emptyCart(storeId: string): Cart {
  return { storeId, lines: [], note: '', email: '', key: newKey() };
}

function changed(cart: Cart, change: Partial<Cart>): Cart {
  return { ...cart, ...change, key: newKey() };
}

const isSame = (a: CartLine, b: CartLine): boolean =>
  a.itemId === b.itemId && a.modifierIds.join('\n') === b.modifierIds.join('\n');

export function withAdded(cart: Cart, itemId: string, modifierIds: string[], quantity = 1): Cart {
  const line: CartLine = { itemId, modifierIds: [...modifierIds].sort(), quantity };
  const at = cart.lines.findIndex((each) => isSame(each, line));
  const there = cart.lines[at];
  return there
    ? withQuantity(cart, at, there.quantity + quantity)
    : changed(cart, { lines: [...cart.lines, line] });
}

export function withQuantity(cart: Cart, at: number, quantity: number): Cart {
  const lines = cart.lines
    .map((line, index) => (index === at ? { ...line, quantity: Math.min(quantity, mostOfOne) } : line))
    .filter((line) => line.quantity > 0);
  return changed(cart, { lines });
}

export function withWishes(cart: Cart, wishes: { note: string; email: string }): Cart {
  return cart.note === wishes.note && cart.email === wishes.email ? cart : changed(cart, wishes);
}

/** The lines of an earlier order once more, as far as the menu still has them. */
export function cartOf(order: Order, store: Store): Cart {
  return order.lines
    .filter((line) => store.menu.some((item) => item.id === line.item_id))
    .reduce(
      (cart, line) =>
        withAdded(cart, line.item_id, line.modifiers.map((modifier) => modifier.modifier_id), line.quantity),
      emptyCart(store.id),
    );
}

export function isAvailable(item: MenuItem, now: number): boolean {
  return item.available && !(item.snoozed_until && Date.parse(item.snoozed_until) > now);
}

export function price(cart: Cart, store: Store, now: number): PricedLine[] {
  return cart.lines.map((line) => {
    const item = store.menu.find((each) => each.id === line.itemId);
    const modifiers = line.modifierIds.map((id) => item?.modifiers.find((modifier) => modifier.id === id));
    const each = (item?.price ?? 0) + modifiers.reduce((sum, modifier) => sum + (modifier?.price ?? 0), 0);
    return {
      ...line,
      name: item?.name ?? 'Not on the menu any more',
      modifierNames: modifiers.map((modifier) => modifier?.name ?? 'not to be had any more'),
      total: each * line.quantity,
      available: item !== undefined && isAvailable(item, now) && modifiers.every(Boolean),
    };
  });
}

export const sumOf = (lines: readonly PricedLine[]): number => lines.reduce((sum, line) => sum + line.total, 0);

export const countOf = (cart: Cart): number => cart.lines.reduce((sum, line) => sum + line.quantity, 0);

export function placingLines(cart: Cart): PlacingLine[] {
  return cart.lines.map((line) => ({
    item_id: line.itemId,
    quantity: line.quantity,
    ...(line.modifierIds.length > 0
      ? { modifiers: line.modifierIds.map((modifier_id) => ({ modifier_id })) }
      : {}),
  }));
}
