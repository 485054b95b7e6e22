import { Client, type Key } from './client';
import type { Access, Audit, Cluster, DeadLetter } from './cluster';
import type { Store } from './stores';
import type {
  CommandBody, Confirmation, Fulfilment, FulfilmentCommand, Order, OrderCommand, OrderState, Page, Payment,
  PaymentProvider, Placing, Reason, TimelineEntry,
} from './types';

export interface OrderFilter {
  store_id?: string;
  customer_id?: string;
  state?: OrderState[];
  channel?: string;
  display_number?: string;
  date?: string;
  cursor?: string;
  limit?: number;
}

const auditTimeoutMs = 120_000;
const pollTimeoutMs = 4000;

/** The API as the pages use it. */
export class Api {
  readonly client: Client;

  constructor(key: Key, client: Client = new Client(key)) {
    this.client = client;
  }

  access = (): Promise<Access> => this.client.get('/v1/access');

  createCustomer = (): Promise<{ id: string; token: string }> => this.client.post('/v1/customers');

  stores = (): Promise<Page<Store>> => this.client.get('/v1/stores?limit=200');

  store = (id: string): Promise<Store> => this.client.get(`/v1/stores/${encodeURIComponent(id)}`);

  pause = (id: string, until: string): Promise<Store> =>
    this.client.post(`/v1/stores/${encodeURIComponent(id)}/pause`, { body: { until } });

  resume = (id: string): Promise<Store> => this.client.post(`/v1/stores/${encodeURIComponent(id)}/resume`);

  setAvailability = (
    id: string, itemId: string, body: { available?: boolean; snoozed_until?: string },
  ): Promise<Store> =>
    this.client.post(`/v1/stores/${encodeURIComponent(id)}/items/${encodeURIComponent(itemId)}/availability`, { body });

  issueStoreKey = (id: string): Promise<{ store_id: string; key: string }> =>
    this.client.post(`/v1/stores/${encodeURIComponent(id)}/keys`);

  orders = (filter: OrderFilter): Promise<Page<Order>> => this.client.get(`/v1/orders${queryOf(filter)}`);

  order = (id: string): Promise<Order> => this.client.get(orderPath(id));

  place = (placing: Placing, idempotencyKey: string): Promise<Order> =>
    this.client.post('/v1/orders', { body: placing, idempotencyKey });

  command = (
    order: Pick<Order, 'id' | 'version'>, command: OrderCommand, body: CommandBody, idempotencyKey: string,
  ): Promise<Order> =>
    this.client.post(`${orderPath(order.id)}/${command}`, { body, idempotencyKey, ifMatch: order.version });

  cancel = (id: string, body: CommandBody, idempotencyKey: string): Promise<Order> =>
    this.client.post(`${orderPath(id)}/cancel`, { body, idempotencyKey });

  timeline = (id: string): Promise<Page<TimelineEntry>> => this.client.get(`${orderPath(id)}/timeline`);

  payment = (orderId: string): Promise<Payment> => this.client.get(`${orderPath(orderId)}/payment`);

  fulfilment = (orderId: string): Promise<Fulfilment> => this.client.get(`${orderPath(orderId)}/fulfilment`);

  /** A repeat changes nothing, so no version goes with it. */
  ticket = (orderId: string, command: FulfilmentCommand, reason?: Reason): Promise<Fulfilment> =>
    this.client.post(`/v1/fulfilments/${encodeURIComponent(`ful_${orderId}`)}/${command}`, {
      body: reason ? { reason } : {},
    });

  paymentProvider = (): Promise<PaymentProvider> => this.client.get('/v1/payment-provider');

  startPayment = (orderId: string): Promise<Payment> =>
    this.client.post('/v1/payments', { body: { order_id: orderId } });

  confirm = (paymentId: string, confirmation: Confirmation): Promise<Payment> =>
    this.client.post(`/v1/payments/${encodeURIComponent(paymentId)}/confirm`, { body: confirmation });

  refund = (paymentId: string, body: { amount?: number; note?: string }, idempotencyKey: string): Promise<unknown> =>
    this.client.post(`/v1/payments/${encodeURIComponent(paymentId)}/refunds`, { body, idempotencyKey });

  deadLetters = (cursor?: string): Promise<Page<DeadLetter>> =>
    this.client.get(`/v1/dead-letters${queryOf({ cursor })}`);

  redrive = (id: string): Promise<{ id: string; parked: boolean }> =>
    this.client.post(`/v1/dead-letters/${encodeURIComponent(id)}/redrive`);

  discard = (id: string): Promise<void> => this.client.delete(`/v1/dead-letters/${encodeURIComponent(id)}`);

  cluster = (): Promise<Cluster> => this.client.get('/cluster', { timeoutMs: pollTimeoutMs });

  audit = (): Promise<Audit> => this.client.post('/cluster/audit', { timeoutMs: auditTimeoutMs });
}

function orderPath(id: string): string {
  return `/v1/orders/${encodeURIComponent(id)}`;
}

type QueryValue = string | number | string[] | undefined;

function queryOf(filter: Record<string, QueryValue> | OrderFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter) as [string, QueryValue][]) {
    const values = Array.isArray(value) ? value : [value];
    values.filter((each) => each !== undefined && each !== '').forEach((each) => query.append(name, String(each)));
  }

  return query.size === 0 ? '' : `?${query.toString()}`;
}
