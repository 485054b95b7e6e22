import { describe, expect, it } from 'vitest';
import { countdownTo } from './countdown';

const until = '2026-01-31T12:00:00Z';
const before = (seconds: number): number => Date.parse(until) - seconds * 1000;

describe('countdownTo', () => {
  it.each([
    [245, '4:05', 'calm'],
    [61, '1:01', 'calm'],
    [60, '1:00', 'soon'],
    [16, '0:16', 'soon'],
    [15, '0:15', 'now'],
    [0.4, '0:01', 'now'],
    [0, '0:00', 'over'],
    [-30, '0:00', 'over'],
    [3725, '1:02:05', 'calm'],
  ])('%d s before it says %s, %s', (seconds, text, urgency) => {
    expect(countdownTo(until, before(seconds))).toMatchObject({ text, urgency });
  });
});
