import { fulfilmentStatus, orderStatus, paymentStatus } from './statuses';
import type { FulfilmentView, MenuItem, OrderView, PaymentView, Reason } from './views';

export interface Coffee {
  id: string;
  name: string;
  description: string;
  price: number;
}

export interface OrderDetail {
  id: string;
  customerId: string | null;
  customerName: string | null;
  coffee: Coffee | null;
  status: string;
  note: string | null;
  createdAt: number;
}

export interface PaymentDetail {
  id: string;
  orderId: string;
  status: string;
  paymentIntentId: string | null;
  clientSecret: string | null;
  note: string | null;
  createdAt: number;
}

export interface FulfilmentDetail {
  id: string;
  orderId: string;
  status: string;
  note: string | null;
  createdAt: number;
}

export const coffeeOf = (item: MenuItem): Coffee => ({
  id: item.id,
  name: item.name,
  description: item.description ?? '',
  price: item.price
});

/** An order; its coffee is described as the menu does now, at the price of then. */
export function orderDetail(order: OrderView, menu: readonly MenuItem[]): OrderDetail {
  const line = order.lines[0];
  return {
    id: order.id,
    customerId: order.customer?.id ?? null,
    customerName: order.customer?.name ?? null,
    coffee: line
      ? {
          id: line.item_id,
          name: line.name,
          description: menu.find((item) => item.id === line.item_id)?.description ?? '',
          price: line.unit_price
        }
      : null,
    status: orderStatus(order.state),
    note: noteOf(order.reason),
    createdAt: secondsOf(order.placed_at)
  };
}

/** A payment without its secret: that is for who begins it. */
export const paymentDetail = (payment: PaymentView): PaymentDetail => ({
  id: payment.id,
  orderId: payment.order_id,
  status: paymentStatus(payment.state),
  paymentIntentId: payment.payment_intent_id ?? null,
  clientSecret: null,
  note: payment.refunds?.at(-1)?.note ?? payment.error ?? null,
  createdAt: secondsOf(payment.created_at)
});

export const fulfilmentDetail = (fulfilment: FulfilmentView): FulfilmentDetail => ({
  id: fulfilment.id,
  orderId: fulfilment.order_id,
  status: fulfilmentStatus(fulfilment.state),
  note: fulfilment.note ?? noteOf(fulfilment.reason),
  createdAt: secondsOf(fulfilment.created_at)
});

const noteOf = (reason: Reason | undefined) => reason?.note ?? reason?.code ?? null;
const secondsOf = (time: string) => Math.floor(Date.parse(time) / 1000);
