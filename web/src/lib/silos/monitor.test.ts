import { describe, expect, it } from 'vitest';
import type { Cluster, Silo } from '$lib/api/cluster';
import { rateOf, withGone } from './monitor.svelte';

const silo = (id: string, more: Partial<Silo> = {}): Silo => ({
  id, pid: 1, state: 'active', reachable: true, started_at: '', age_seconds: 1, buckets: [], activations: [], ...more,
});

describe('withGone', () => {
  it('marks one that is missing, and drops it later', () => {
    const first = withGone([], [silo('a'), silo('b')], 0);
    const second = withGone(first, [silo('a')], 1000);
    expect(second.map((each) => [each.id, each.goneSince])).toEqual([['a', null], ['b', 1000]]);
    expect(withGone(second, [silo('a')], 5000).map((each) => each.goneSince)).toEqual([null, 1000]);
    expect(withGone(second, [silo('a')], 17_000).map((each) => each.id)).toEqual(['a']);
  });

  it('marks one that does not answer from its first silence on', () => {
    const first = withGone([], [silo('a', { reachable: false })], 1000);
    expect(withGone(first, [silo('a', { reachable: false })], 2000)[0]?.goneSince).toBe(1000);
    expect(withGone(first, [silo('a')], 2000)[0]?.goneSince).toBeNull();
  });

  it('tells one that was started again from the one before', () => {
    const second = withGone(withGone([], [silo('a')], 0), [silo('a', { pid: 2 })], 1000);
    expect(second.map((each) => [each.pid, each.goneSince])).toEqual([[1, 1000], [2, null]]);
  });
});

describe('rateOf', () => {
  const look = (calls: number, at: string, ids = ['a']): Cluster => ({
    silos: ids.map((id) => silo(id)),
    totals: { activations: [{ type: 'order', calls, activations: 0, errors: 0, p50_ms: 0, p99_ms: 0 }] },
    at,
  } as unknown as Cluster);

  it('counts calls of orders a second', () => {
    expect(rateOf(look(100, '2026-01-31T12:00:00Z'), look(150, '2026-01-31T12:00:02Z'))).toBe(25);
  });

  it('says nothing when silos have changed', () => {
    expect(rateOf(null, look(1, '2026-01-31T12:00:00Z'))).toBeNull();
    expect(rateOf(look(9, '2026-01-31T12:00:00Z', ['a', 'b']), look(1, '2026-01-31T12:00:01Z'))).toBeNull();
  });
});
