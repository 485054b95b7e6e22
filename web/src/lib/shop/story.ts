import type { Order, OrderState, Payment } from '$lib/api/types';
import { formatMoney } from '$lib/ui/money';
import { clockTime } from '$lib/ui/time';

export const steps = ['Placed', 'Accepted', 'Preparing', 'Ready', 'Completed'] as const;

const reachedBy: Partial<Record<OrderState, number>> = {
  pending_payment: -1,
  placed: 0,
  scheduled: 1,
  accepted: 1,
  preparing: 2,
  ready: 3,
  completed: 4,
};

/** How far an order got; one that is off stays where it was. */
export const reached = (order: Order, before = 0): number => reachedBy[order.state] ?? before;

export interface Story {
  title: string;
  text: string;
}

/** An order's state as its customer is told. */
export function storyOf(order: Order): Story {
  const ready = order.ready_at ? ` It should be ready at ${clockTime(order.ready_at)}.` : '';
  switch (order.state) {
    case 'pending_payment':
      return { title: 'Waiting for your payment', text: 'Nothing is made before it is paid.' };
    case 'placed':
      return { title: 'Sent to the store', text: 'They are about to look at it.' };
    case 'scheduled':
      return { title: 'Accepted for later', text: `The kitchen gets it in time.${ready}` };
    case 'accepted':
      return { title: 'Accepted', text: `The kitchen has it.${ready}` };
    case 'preparing':
      return { title: 'Being made', text: `Somebody is at work on it.${ready}` };
    case 'ready':
      return { title: 'Ready to collect', text: `Say number ${order.display_number} at the counter.` };
    case 'completed':
      return { title: 'Collected', text: 'Enjoy.' };
    case 'rejected':
      return { title: 'The store could not take it', text: whyOff(order) };
    case 'cancelled':
      return { title: 'Cancelled', text: whyOff(order) };
  }
}

const told: Record<string, string> = {
  customer_request: 'You called it off.',
  payment_failed: 'Your card was declined.',
  payment_timeout: 'It was not paid in time.',
  accept_deadline_elapsed: 'The store did not answer in time.',
  capacity_exceeded: 'They have too many orders at the moment.',
  item_unavailable: 'Something you ordered has sold out.',
  item_unknown: 'Something you ordered is not on the menu any more.',
  store_closed: 'The store is closed.',
  store_closing: 'The store is about to close.',
  store_paused: 'The store is taking a break.',
  store_offline: 'The store cannot be reached.',
  price_mismatch: 'The prices have changed.',
  instructions_unfulfillable: 'Your wishes cannot be met.',
  address_unserviceable: 'They do not serve your address.',
  duplicate_order: 'It was there twice.',
  no_show: 'Nobody came to collect it.',
};

function whyOff(order: Order): string {
  const why = told[order.reason?.code ?? ''] ?? 'The store gave no closer reason.';
  return order.reason?.note && order.reason.note !== 'Payment failed' ? `${why} “${order.reason.note}”` : why;
}

/** What became of the money; null: there is nothing to say. */
export function moneyStory(payment: Payment): string | null {
  const money = (amount: number): string => formatMoney(amount, payment.currency);
  switch (payment.state) {
    case 'processing':
      return 'Your bank is at work on it. This can take a moment.';
    case 'authorised':
      return `${money(payment.amount)} is reserved on your card. It is taken once the store accepts.`;
    case 'captured':
      return `${money(payment.captured)} was paid.`;
    case 'refund_pending':
      return `${money(payment.captured - payment.refunded)} is on its way back to your card.`;
    case 'partially_refunded':
      return `${money(payment.captured)} was paid, and ${money(payment.refunded)} of it went back to your card.`;
    case 'refunded':
      return `${money(payment.refunded)} went back to your card.`;
    case 'failed':
    case 'voided':
      return 'Nothing was taken from your card.';
    default:
      return null;
  }
}
