import { describe, expect, it } from 'vitest';
import { ceilingOf, pathOf } from './chart';

describe('ceilingOf', () => {
  it.each([
    [[], 1, 1], [[3], 1, 5], [[10], 1, 10], [[11], 1, 20], [[0.2], 0.1, 0.2], [[null, 700], 10, 1000],
  ])('over %j, at least %d, is %d', (samples, least, most) => {
    expect(ceilingOf(samples, least)).toBeCloseTo(most);
  });
});

describe('pathOf', () => {
  it('ends at the right edge and begins later when there are few samples', () => {
    expect(pathOf([0, 10], 10, 3, 100, 50)).toBe('M50.0 50.0L100.0 0.0');
  });

  it('leaves a gap where nothing is known', () => {
    expect(pathOf([1, null, 1], 1, 3, 100, 50)).toBe('M0.0 0.0M100.0 0.0');
  });
});
