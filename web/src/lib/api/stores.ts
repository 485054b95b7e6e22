import type { OrderState } from './types';

export interface MenuModifier {
  id: string;
  name: string;
  price: number;
}

export interface MenuItem {
  id: string;
  plu?: string;
  name: string;
  description?: string;
  price: number;
  modifiers: MenuModifier[];
  daily_stock?: number;
  available: boolean;
  snoozed_until?: string;
}

/** A store; a customer is answered only what the shop needs, so most members may be absent. */
export interface Store {
  id: string;
  name: string;
  currency: string;
  menu: MenuItem[];
  version?: number;
  time_zone?: string;
  locale?: string;
  acceptance?: 'manual' | 'auto';
  max_open_orders?: number;
  orders_per_window?: { orders: number; length_seconds: number };
  min_order_value?: number;
  max_order_value?: number;
  accept_within_seconds?: number;
  lead_time_seconds?: number;
  customer_may_cancel_until?: OrderState;
  payment?: { pay_within_seconds?: number; capture?: 'at_payment' | 'at_acceptance' };
  tickets?: boolean;
  paused_until?: string;
  open_orders?: number;
  orders_in_window?: number;
  stock_left?: Record<string, number>;
}
