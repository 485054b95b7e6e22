import type { Order, OrderState } from '$lib/api/types';

export type Lane = 'new' | 'accepted' | 'preparing' | 'ready';

export const lanes: readonly { id: Lane; label: string; empty: string }[] = [
  { id: 'new', label: 'New', empty: 'Nothing to decide' },
  { id: 'accepted', label: 'Accepted', empty: 'Nothing waits' },
  { id: 'preparing', label: 'Preparing', empty: 'Nothing in the making' },
  { id: 'ready', label: 'Ready', empty: 'Nothing to hand over' },
];

const laneByState: Partial<Record<OrderState, Lane>> = {
  placed: 'new',
  scheduled: 'accepted',
  accepted: 'accepted',
  preparing: 'preparing',
  ready: 'ready',
};

export const openStates: OrderState[] = ['placed', 'scheduled', 'accepted', 'preparing', 'ready'];

export const laneOf = (state: OrderState): Lane | null => laneByState[state] ?? null;

export interface Move {
  label: string;
  to: OrderState;
}

/** The one step that comes next, as the kitchen says it. */
export function nextMove(state: OrderState): Move | null {
  switch (state) {
    case 'placed':
      return { label: 'Accept', to: 'accepted' };
    case 'accepted':
      return { label: 'Start', to: 'preparing' };
    case 'preparing':
      return { label: 'Ready', to: 'ready' };
    case 'ready':
      return { label: 'Done', to: 'completed' };
    default:
      return null;
  }
}

/** What is due first comes first: the deadline of new ones, then the time that was promised. */
export function byUrgency(a: Order, b: Order): number {
  return dueAt(a) - dueAt(b) || Date.parse(a.placed_at) - Date.parse(b.placed_at);
}

function dueAt(order: Order): number {
  const due = order.state === 'placed' ? order.accept_deadline : (order.fire_at ?? order.ready_at);
  return due ? Date.parse(due) : Number.MAX_SAFE_INTEGER;
}
