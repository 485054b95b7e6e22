import type { Api } from './api';
import { segment } from './api';
import { Problem } from './problems';
import type { FulfilmentView, MenuItem, OrderView, PaymentView, StoreView } from './views';

/** The store behind event-driven-coffee's names; what belongs to others is not there. */
const storeId = 'coffee';

/** What the shop sells and has sold, as the caller may see it. */
export class CoffeeShop {
  private known: Promise<MenuItem[]> | undefined;

  constructor(private readonly api: Api) {}

  static readonly events = `/v1/stores/${storeId}/events`;

  /** The menu, read once a request; nothing when there is no shop. */
  menu(): Promise<MenuItem[]> {
    this.known ??= this.api.find<StoreView>(`/v1/stores/${storeId}`).then((store) => store?.menu ?? []);
    return this.known;
  }

  async orders(filter: { date: string } | { customerId: string }): Promise<OrderView[]> {
    const query: Record<string, string> = 'date' in filter ? { date: filter.date } : { customer_id: filter.customerId };
    const orders = await this.api.list<OrderView>('/v1/orders', { store_id: storeId, ...query });
    return orders.filter(isHere);
  }

  async payments(date: string): Promise<PaymentView[]> {
    return (await this.api.list<PaymentView>('/v1/payments', dayOf(date))).filter(isHere);
  }

  async fulfilments(date: string): Promise<FulfilmentView[]> {
    return (await this.api.list<FulfilmentView>('/v1/fulfilments', dayOf(date))).filter(isHere);
  }

  order = (id: string) => this.one<OrderView>('order', `/v1/orders/${segment(id)}`);
  paymentOf = (orderId: string) => this.one<PaymentView>('payment', `/v1/orders/${segment(orderId)}/payment`);
  fulfilment = (id: string) => this.one<FulfilmentView>('fulfilment', `/v1/fulfilments/${segment(id)}`);
  fulfilmentOf = (orderId: string) =>
    this.one<FulfilmentView>('fulfilment', `/v1/orders/${segment(orderId)}/fulfilment`);

  async place(coffeeId: string, customer: { id: string; name: string }, key: string | undefined): Promise<OrderView> {
    if (!(await this.menu()).some((item) => item.id === coffeeId)) {
      throw Problem.notFound('coffee');
    }
    const order = { store_id: storeId, lines: [{ item_id: coffeeId, quantity: 1 }], customer };
    return this.api.post<OrderView>('/v1/orders', order, key === undefined ? {} : { 'idempotency-key': key });
  }

  async pay(orderId: string): Promise<PaymentView> {
    const order = await this.order(orderId);
    return this.api.post<PaymentView>('/v1/payments', { order_id: order.id });
  }

  async cancel(orderId: string): Promise<OrderView> {
    const order = await this.order(orderId);
    return this.api.post<OrderView>(`/v1/orders/${segment(order.id)}/cancel`, {
      reason: { code: 'customer_request' }
    });
  }

  async complete(fulfilmentId: string, note: string | undefined): Promise<FulfilmentView> {
    const { id } = await this.fulfilment(fulfilmentId);
    return this.api.post<FulfilmentView>(`/v1/fulfilments/${segment(id)}/complete`, { note });
  }

  async reject(fulfilmentId: string, note: string | undefined): Promise<FulfilmentView> {
    const { id } = await this.fulfilment(fulfilmentId);
    return this.api.post<FulfilmentView>(`/v1/fulfilments/${segment(id)}/reject`, {
      reason: { code: 'other', note },
      note
    });
  }

  private async one<T extends { store_id: string }>(what: string, path: string): Promise<T> {
    const found = await this.api.find<T>(path);
    if (found === null || !isHere(found)) {
      throw Problem.notFound(what);
    }
    return found;
  }
}

export const isHere = (item: { store_id: string }) => item.store_id === storeId;

/** The day that is meant, UTC: today, unless one is named. */
export function readDay(date: string | null | undefined, now: () => Date = () => new Date()): string {
  const day = date ?? now().toISOString().slice(0, 10);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(midnight);
  if (!isDay || new Date(midnight).toISOString().slice(0, 10) !== day) {
    throw Problem.invalid('date must be a day such as 2026-01-31.');
  }
  return day;
}

function dayOf(date: string): { from: string; until: string } {
  const from = new Date(`${date}T00:00:00Z`);
  const until = new Date(from);
  until.setUTCDate(from.getUTCDate() + 1);
  return { from: from.toISOString(), until: until.toISOString() };
}
