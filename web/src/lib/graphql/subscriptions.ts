import { segment } from './api';
import { CoffeeShop } from './coffeeShop';
import type { ShopContext } from './context';
import { Problem } from './problems';
import { fulfilmentDetail, orderDetail, paymentDetail } from './records';
import type { Access, EventEnvelope } from './views';

export interface Wanted {
  /** The only order that is followed. */
  orderId?: string | undefined;
  /** The only customer whose orders are followed. */
  customerId?: string | undefined;
}

type Reader<T> = (context: ShopContext, event: EventEnvelope) => Promise<T | null>;

/**
 * Follows what the caller may see and has asked for, never more: `/v1` decides whose stream may be opened, and what
 * is of another customer or another shop is left out.
 */
async function updates<T>(
  context: ShopContext,
  wanted: Wanted,
  kinds: readonly string[],
  read: Reader<T>
): Promise<AsyncGenerator<T>> {
  const path = await streamOf(context, wanted);
  const source = await context.follow(context.api, path, context.signal, context.feed);
  const mine = (event: EventEnvelope) =>
    kinds.some((kind) => event.type.startsWith(kind)) &&
    (wanted.orderId === undefined || event.subject === wanted.orderId) &&
    (wanted.customerId === undefined || event.data?.customer_id === wanted.customerId);
  return mapped(source, async (event) => (mine(event) ? read(context, event) : null));
}

/** The narrowest stream that holds what is asked for. */
async function streamOf(context: ShopContext, wanted: Wanted): Promise<string> {
  if (wanted.orderId !== undefined) {
    const order = await context.shop.order(wanted.orderId);
    return `/v1/orders/${segment(order.id)}/events`;
  }
  if (wanted.customerId !== undefined) {
    return `/v1/customers/${segment(wanted.customerId)}/events`;
  }
  const access = await context.api.get<Access>('/v1/access');
  return access.role === 'customer' && access.customer_id !== undefined
    ? `/v1/customers/${segment(access.customer_id)}/events`
    : CoffeeShop.events;
}

/** Ends its source when it is ended itself, also while it waits. */
function mapped<S, T>(source: AsyncGenerator<S>, map: (item: S) => Promise<T | null>): AsyncGenerator<T> {
  async function* run(): AsyncGenerator<T> {
    try {
      for await (const item of source) {
        const found = await map(item);
        if (found !== null) {
          yield found;
        }
      }
    } finally {
      await source.return(undefined);
    }
  }
  const target = run();
  const finish = target.return.bind(target);
  target.return = (value) => {
    void source.return(undefined);
    return finish(value);
  };
  return target;
}

export const orderUpdates = (context: ShopContext, wanted: Wanted) =>
  updates(context, wanted, ['order.'], (_, event) =>
    ifThere(async () => {
      const order = await context.shop.order(event.subject);
      // An order that has moved on meanwhile is told about step by step, each with its own state and reason.
      const then = { ...order, state: event.data?.state ?? order.state, reason: event.data?.reason };
      return orderDetail(then, await context.shop.menu());
    })
  );

export const paymentUpdates = (context: ShopContext, wanted: Wanted) =>
  updates(context, wanted, ['payment.', 'refund.'], (_, event) =>
    ifThere(async () => {
      const payment = await context.shop.paymentOf(event.subject);
      return paymentDetail({ ...payment, state: event.data?.state ?? payment.state });
    })
  );

export const fulfilmentUpdates = (context: ShopContext, wanted: Wanted) =>
  updates(context, wanted, ['fulfilment.'], (_, event) =>
    ifThere(async () => {
      const fulfilment = await context.shop.fulfilmentOf(event.subject);
      return fulfilmentDetail({ ...fulfilment, state: event.data?.state ?? fulfilment.state });
    })
  );

/** Null: it is of another shop. */
async function ifThere<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 404) {
      return null;
    }
    throw problem;
  }
}

/** The order that a payment or a ticket belongs to: its id is made of the order's. */
export function orderOf(what: string, prefix: string, id: string): string {
  if (!id.startsWith(prefix) || id.length === prefix.length) {
    throw Problem.notFound(what);
  }
  return id.slice(prefix.length);
}
