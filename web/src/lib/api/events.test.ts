import { describe, expect, it } from 'vitest';
import { Client } from './client';
import { EventFeed, type FeedState } from './events';

const event = (id: number): string => {
  const data = JSON.stringify({ id: `evt_${id}`, type: 'order.placed', subject: 'ord_1' });
  return `id: ${id}\nevent: order.placed\ndata: ${data}\n\n`;
};
const ready = (cursor: number): string => `retry: 50\n\nevent: ready\nid: ${cursor}\ndata: {}\n\n`;
const problem = (status: number, code: string): Response =>
  new Response(JSON.stringify({ code, status }), { status, headers: { 'Content-Type': 'application/problem+json' } });

/** Follows a feed over the given answers; after the last one it is stopped. */
async function follow(answers: (() => Response)[]) {
  const seen = {
    events: [] as string[],
    states: [] as FeedState[],
    reloads: 0,
    cursors: [] as (string | null)[],
    pauses: [] as number[],
  };
  let next = 0;
  const feed: EventFeed = new EventFeed('/v1/orders/ord_1/events', new Client(() => 'secret'), {
    reload: () => void seen.reloads++,
    happened: (each) => seen.events.push(each.id),
    changed: (state) => seen.states.push(state),
  }, {
    send: (_path, init) => {
      const headers = new Headers(init?.headers);
      expect(headers.get('Authorization')).toBe('Bearer secret');
      seen.cursors.push(headers.get('Last-Event-ID'));
      const answer = answers[next++];
      return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('no route'));
    },
    pause: (ms) => {
      seen.pauses.push(ms);
      if (next >= answers.length) {
        feed.stop();
      }

      return Promise.resolve();
    },
    random: () => 1,
  });
  await feed.run();
  return seen;
}

describe('EventFeed', () => {
  it('asks for a load once events are sure to come, then tells them', async () => {
    const seen = await follow([() => new Response(ready(5) + event(6) + event(7))]);
    expect(seen.reloads).toBe(1);
    expect(seen.events).toEqual(['evt_6', 'evt_7']);
    expect(seen.states).toEqual(['connecting', 'live', 'reconnecting']);
  });

  it('goes on from the last event after a break, without loading again', async () => {
    const seen = await follow([() => new Response(ready(5) + event(6)), () => new Response(ready(6) + event(7))]);
    expect(seen.cursors).toEqual([null, '6']);
    expect(seen.events).toEqual(['evt_6', 'evt_7']);
    expect(seen.reloads).toBe(1);
  });

  it('goes on from where it was ready when nothing had happened', async () => {
    const seen = await follow([() => new Response(ready(5)), () => new Response(ready(9) + event(6))]);
    expect(seen.cursors).toEqual([null, '5']);
    expect(seen.events).toEqual(['evt_6']);
  });

  it('loads anew when its cursor is too old', async () => {
    const seen = await follow([
      () => new Response(ready(5) + event(6)),
      () => problem(410, 'cursor_expired'),
      () => new Response(ready(90) + event(91)),
    ]);
    expect(seen.cursors).toEqual([null, '6', null]);
    expect(seen.reloads).toBe(2);
    expect(seen.events).toEqual(['evt_6', 'evt_91']);
  });

  it('ends when it is refused for good', async () => {
    const seen = await follow([() => problem(403, 'forbidden')]);
    expect(seen.states).toEqual(['connecting', 'refused']);
    expect(seen.pauses).toEqual([]);
  });

  it('tries again after a failure of the server, ever more slowly, and within a bound', async () => {
    const seen = await follow([
      ...Array.from({ length: 9 }, () => () => problem(503, 'unavailable')),
      () => new Response(ready(1)),
      () => problem(503, 'unavailable'),
    ]);
    expect(seen.pauses.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
    expect(Math.max(...seen.pauses)).toBe(10_000);
    expect(seen.pauses.at(9)).toBe(50);
    expect(seen.reloads).toBe(1);
  });
});
