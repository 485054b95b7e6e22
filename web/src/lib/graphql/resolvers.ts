import type { GraphQLResolveInfo } from 'graphql';
import type { ShopContext } from './context';
import { readDay } from './coffeeShop';
import { Problem } from './problems';
import { coffeeOf, fulfilmentDetail, orderDetail, paymentDetail } from './records';
import { fulfilmentUpdates, orderOf, orderUpdates, paymentUpdates } from './subscriptions';

interface ListArguments {
  date?: string | null;
  customerId?: string | null;
}

interface CreateArguments {
  coffeeId: string;
  customerId: string;
  customerName: string;
}

interface FulfilmentArguments {
  fulfilmentId: string;
  note?: string | null;
}

/** An argument that was left out, or null. */
const given = (text: string | null | undefined) => text ?? undefined;

const Query = {
  getCoffees: async (_: unknown, __: unknown, { shop }: ShopContext) => (await shop.menu()).map(coffeeOf),

  async getOrderList(_: unknown, { date, customerId }: ListArguments, { shop }: ShopContext) {
    const customer = given(customerId);
    if (customer !== undefined && given(date) !== undefined) {
      throw Problem.invalid('date cannot go together with customerId.');
    }
    const orders = await shop.orders(customer === undefined ? { date: readDay(date) } : { customerId: customer });
    const menu = await shop.menu();
    return orders.map((order) => orderDetail(order, menu));
  },

  getPaymentList: async (_: unknown, { date }: ListArguments, { shop }: ShopContext) =>
    (await shop.payments(readDay(date))).map(paymentDetail),

  getFulfilmentList: async (_: unknown, { date }: ListArguments, { shop }: ShopContext) =>
    (await shop.fulfilments(readDay(date))).map(fulfilmentDetail)
};

const Mutation = {
  async createOrder(_: unknown, order: CreateArguments, context: ShopContext, info: GraphQLResolveInfo) {
    const { shop, idempotencyKey } = context;
    // A request may order twice, under two names: each is an order of its own, also when the request is repeated.
    const key = idempotencyKey === undefined ? undefined : `${idempotencyKey}.${info.path.key}`;
    const customer = { id: order.customerId, name: order.customerName };
    return orderDetail(await shop.place(order.coffeeId, customer, key), await shop.menu());
  },

  async makePayment(_: unknown, { orderId }: { orderId: string }, { shop }: ShopContext) {
    const payment = await shop.pay(orderId);
    return { ...paymentDetail(payment), clientSecret: payment.client_secret ?? null };
  },

  cancelOrder: async (_: unknown, { orderId }: { orderId: string }, { shop }: ShopContext) =>
    orderDetail(await shop.cancel(orderId), await shop.menu()),

  rejectFulfilment: async (_: unknown, { fulfilmentId, note }: FulfilmentArguments, { shop }: ShopContext) =>
    fulfilmentDetail(await shop.reject(fulfilmentId, given(note))),

  completeFulfilment: async (_: unknown, { fulfilmentId, note }: FulfilmentArguments, { shop }: ShopContext) =>
    fulfilmentDetail(await shop.complete(fulfilmentId, given(note))),

  publishOrderStatus: () => true,
  publishPaymentStatus: () => true,
  publishFulfilmentStatus: () => true
};

interface Followed {
  orderId?: string | null;
  paymentId?: string | null;
  fulfilmentId?: string | null;
  customerId?: string | null;
}

/** What a subscription yields is the answer. */
const resolve = <T>(update: T) => update;

const ofParent = (what: string, prefix: string, id: string | null | undefined) =>
  given(id) === undefined ? undefined : orderOf(what, prefix, id!);

const Subscription = {
  orderUpdated: {
    subscribe: (_: unknown, { orderId, customerId }: Followed, context: ShopContext) =>
      orderUpdates(context, { orderId: given(orderId), customerId: given(customerId) }),
    resolve
  },
  paymentUpdated: {
    subscribe: (_: unknown, { paymentId, customerId }: Followed, context: ShopContext) =>
      paymentUpdates(context, { orderId: ofParent('payment', 'pay_', paymentId), customerId: given(customerId) }),
    resolve
  },
  fulfilmentUpdated: {
    subscribe: (_: unknown, { fulfilmentId, customerId }: Followed, context: ShopContext) =>
      fulfilmentUpdates(context, {
        orderId: ofParent('fulfilment', 'ful_', fulfilmentId),
        customerId: given(customerId)
      }),
    resolve
  }
};

export const resolvers = { Query, Mutation, Subscription };
