import type { Store } from '$lib/api/stores';
import { orderWord } from '$lib/orders/states';
import { formatMoney } from '$lib/ui/money';
import { duration } from '$lib/ui/time';

export interface Rule {
  name: string;
  value: string;
}

/** A store's rules in words. */
export function rulesOf(store: Store): Rule[] {
  const money = (amount?: number): string => (amount === undefined ? 'no limit' : formatMoney(amount, store.currency));
  const window = store.orders_per_window;
  const payment = store.payment;
  return [
    { name: 'Accepts', value: store.acceptance === 'auto' ? 'by itself' : 'by hand' },
    {
      name: 'Decides within',
      value: store.accept_within_seconds ? duration(store.accept_within_seconds) : 'no deadline',
    },
    { name: 'Lead time', value: duration(store.lead_time_seconds ?? 0) },
    { name: 'Open orders', value: `${store.open_orders ?? 0} of ${store.max_open_orders ?? 'any number'}` },
    {
      name: 'Orders per window',
      value: window
        ? `${store.orders_in_window ?? 0} of ${window.orders} in ${duration(window.length_seconds)}`
        : 'no limit',
    },
    { name: 'Smallest order', value: money(store.min_order_value) },
    { name: 'Largest order', value: money(store.max_order_value) },
    {
      name: 'Customers cancel until',
      value: orderWord(store.customer_may_cancel_until ?? 'accepted').label.toLowerCase(),
    },
    { name: 'Payment', value: payment ? paymentRule(payment) : 'not here' },
    { name: 'Kitchen tickets', value: store.tickets ? 'yes' : 'no' },
    { name: 'Time zone', value: store.time_zone ?? 'UTC' },
    { name: 'Currency', value: store.currency },
  ];
}

function paymentRule(rule: NonNullable<Store['payment']>): string {
  const taken = rule.capture === 'at_acceptance' ? 'at acceptance' : 'at once';
  return `within ${duration(rule.pay_within_seconds ?? 900)}, taken ${taken}`;
}
