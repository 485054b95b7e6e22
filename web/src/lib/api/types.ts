export type OrderState =
  | 'pending_payment'
  | 'placed'
  | 'scheduled'
  | 'accepted'
  | 'preparing'
  | 'ready'
  | 'completed'
  | 'rejected'
  | 'cancelled';

export type PaymentState =
  | 'none'
  | 'requires_payment'
  | 'created'
  | 'processing'
  | 'authorised'
  | 'captured'
  | 'refund_pending'
  | 'partially_refunded'
  | 'refunded'
  | 'failed'
  | 'voided';

export type FulfilmentState = 'pending' | 'created' | 'in_progress' | 'ready' | 'completed' | 'rejected' | 'cancelled';

export type RefundState = 'requested' | 'succeeded' | 'failed';

export interface Reason {
  code: string;
  note?: string;
}

export interface OrderModifier {
  modifier_id: string;
  name: string;
  quantity: number;
  unit_price: number;
}

export interface OrderLine {
  item_id: string;
  plu?: string;
  name: string;
  quantity: number;
  unit_price: number;
  modifiers: OrderModifier[];
  total: number;
  note?: string;
}

export interface Customer {
  id?: string;
  name?: string;
  email?: string;
  phone?: string;
  address?: string;
  locale?: string;
}

export interface Order {
  id: string;
  version: number;
  state: OrderState;
  reason?: Reason;
  allowed_transitions: OrderState[];
  store_id: string;
  store_name: string;
  channel: string;
  external_order_id?: string;
  display_number: string;
  lines: OrderLine[];
  total: number;
  currency: string;
  customer: Customer;
  note?: string;
  placed_at: string;
  updated_at: string;
  accept_deadline?: string;
  ready_at?: string;
  fire_at?: string;
  payment_state?: PaymentState;
  fulfilment_state?: FulfilmentState;
  pay_by?: string;
  capture?: 'at_payment' | 'at_acceptance';
}

export interface Page<T> {
  data: T[];
  next_cursor?: string;
}

export interface PlacingLine {
  item_id: string;
  quantity: number;
  modifiers?: { modifier_id: string; quantity?: number }[];
  note?: string;
}

export interface Placing {
  store_id: string;
  lines: PlacingLine[];
  customer: Customer;
  note?: string;
  total?: number;
}

export type OrderCommand = 'accept' | 'reject' | 'cancel' | 'prepare' | 'ready' | 'complete';
export type FulfilmentCommand = 'start' | 'ready' | 'complete' | 'reject';

export interface CommandBody {
  reason?: Reason;
  actor?: 'customer' | 'store' | 'channel' | 'operator';
  ready_at?: string;
}

export interface TimelineEntry {
  sequence: number;
  type: string;
  at: string;
  actor?: string;
  state: string;
  reason?: Reason;
  accept_deadline?: string;
  ready_at?: string;
  amount?: number;
  refund_id?: string;
}

export interface Refund {
  id: string;
  amount: number;
  state: RefundState;
  note?: string;
}

export interface Payment {
  id: string;
  version: number;
  order_id: string;
  state: PaymentState;
  amount: number;
  captured: number;
  refunded: number;
  currency: string;
  provider: string;
  payment_intent_id?: string;
  client_secret?: string;
  refunds: Refund[];
  timeline: TimelineEntry[];
  error?: string;
  store_id: string;
  customer_id?: string;
  created_at: string;
}

export interface PaymentProvider {
  provider: 'simulated' | 'stripe';
  publishable_key?: string;
}

export interface Fulfilment {
  id: string;
  version: number;
  order_id: string;
  state: FulfilmentState;
  allowed_transitions: FulfilmentState[];
  reason?: Reason;
  note?: string;
  store_id: string;
  timeline: TimelineEntry[];
  created_at: string;
}

export interface Confirmation {
  card: { number: string };
  simulate?: { delay_ms?: number };
}
