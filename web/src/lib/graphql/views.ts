/** What `/v1` answers, as far as it is read here. */

export interface Reason {
  code: string;
  note?: string;
}

export interface OrderView {
  id: string;
  state: string;
  reason?: Reason;
  store_id: string;
  lines: { item_id: string; name: string; unit_price: number }[];
  customer?: { id?: string; name?: string };
  placed_at: string;
}

export interface PaymentView {
  id: string;
  order_id: string;
  store_id: string;
  customer_id?: string;
  state: string;
  payment_intent_id?: string;
  client_secret?: string;
  refunds?: { note?: string }[];
  error?: string;
  created_at: string;
}

export interface FulfilmentView {
  id: string;
  order_id: string;
  store_id: string;
  customer_id?: string;
  state: string;
  reason?: Reason;
  note?: string;
  created_at: string;
}

export interface MenuItem {
  id: string;
  name: string;
  description?: string;
  price: number;
}

export interface StoreView {
  id: string;
  menu: MenuItem[];
}

export interface Page<T> {
  data: T[];
  next_cursor?: string;
}

/** Who the caller is. */
export interface Access {
  role: 'admin' | 'store' | 'customer';
  store_id?: string;
  customer_id?: string;
}

/** An event of the live updates. */
export interface EventEnvelope {
  id: string;
  type: string;
  /** The order's id. */
  subject: string;
  /** The state after it is the order's, the payment's or the ticket's, as the type says. */
  data?: { store_id?: string; customer_id?: string; state?: string; reason?: Reason };
}
