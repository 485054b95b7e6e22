import type { Api } from '$lib/api/api';
import { ApiError } from '$lib/api/problem';
import type { Order, Payment } from '$lib/api/types';
import { recall, remember } from '$lib/access/storage';
import { placingLines, type Cart } from './cart';
import type { KnownCustomer } from './customer.svelte';

export interface CardEntry {
  number: string;
  delayMs: number;
}

export const cards = {
  succeeds: '4242424242424242',
  declined: '4000000000000002',
} as const;

export const slowMs = 6000;

export const plainNumber = (text: string): string => text.replace(/\D/g, '');

export const grouped = (text: string): string => plainNumber(text).slice(0, 19).replace(/(.{4})(?=.)/g, '$1 ');

/** The same cart is the same order, however often it is sent: its key says so. */
export function place(api: Api, customer: KnownCustomer, cart: Cart, total: number): Promise<Order> {
  return api.place(
    {
      store_id: cart.storeId,
      lines: placingLines(cart),
      customer: { id: customer.id, name: customer.name, ...(cart.email ? { email: cart.email } : {}) },
      ...(cart.note ? { note: cart.note } : {}),
      total,
    },
    cart.key,
  );
}

const paidAs = 'ordergrains.paid';
const patienceMs = 600_000;

interface Paid {
  orderId: string;
  at: number;
}

/** Whether this browser has paid the order and only the provider's word is missing. */
export function hasJustPaid(orderId: string, now: number): boolean {
  return (recall<Paid[]>(paidAs) ?? []).some((paid) => paid.orderId === orderId && now - paid.at < patienceMs);
}

export function notePaid(orderId: string, now: number): void {
  const earlier = (recall<Paid[]>(paidAs) ?? []).filter((paid) => now - paid.at < patienceMs);
  remember(paidAs, [...earlier, { orderId, at: now }]);
}

/** Pays at the simulated provider. Somebody else of the same customer may have been faster, which is as good. */
export async function pay(api: Api, orderId: string, card: CardEntry): Promise<Payment> {
  const payment = await api.startPayment(orderId);
  if (payment.provider !== 'simulated') {
    throw new ApiError({ status: 0, code: 'payment_elsewhere', detail: 'Your order is paid on its own page.' });
  }

  try {
    const confirmed = await api.confirm(payment.id, {
      card: { number: plainNumber(card.number) },
      ...(card.delayMs > 0 ? { simulate: { delay_ms: card.delayMs } } : {}),
    });
    notePaid(orderId, Date.now());
    return confirmed;
  } catch (failure) {
    if (failure instanceof ApiError && failure.code === 'invalid_transition') {
      return payment;
    }

    throw failure;
  }
}
