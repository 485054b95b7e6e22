import { describe, expect, it } from 'vitest';
import type { Order } from '$lib/api/types';
import { byUrgency, laneOf, nextMove } from './lanes';

const order = (id: string, more: Partial<Order>): Order =>
  ({ id, state: 'placed', placed_at: '2026-01-31T12:00:00Z', ...more }) as Order;

describe('lanes', () => {
  it('shows what is open and nothing else', () => {
    expect(laneOf('placed')).toBe('new');
    expect(laneOf('scheduled')).toBe('accepted');
    expect(['pending_payment', 'completed', 'rejected', 'cancelled'].map((state) => laneOf(state as Order['state'])))
      .toEqual([null, null, null, null]);
  });

  it('goes through the states one by one', () => {
    const states = ['placed', 'accepted', 'preparing', 'ready', 'completed'] as Order['state'][];
    expect(states.map((state) => nextMove(state)?.to))
      .toEqual(['accepted', 'preparing', 'ready', 'completed', undefined]);
  });

  it('puts the nearest deadline first, then the oldest', () => {
    const sorted = [
      order('none', {}),
      order('later', { accept_deadline: '2026-01-31T12:05:00Z' }),
      order('older', { placed_at: '2026-01-31T11:00:00Z' }),
      order('sooner', { accept_deadline: '2026-01-31T12:01:00Z' }),
    ].sort(byUrgency);
    expect(sorted.map((each) => each.id)).toEqual(['sooner', 'later', 'older', 'none']);
  });
});
