import { describe, expect, it } from 'vitest';
import { formatMoney, minorDigits, parseMoney } from './money';

describe('formatMoney', () => {
  it.each([
    [370, 'EUR', '€3.70'],
    [0, 'EUR', '€0.00'],
    [123456789, 'GBP', '£1,234,567.89'],
    [500, 'JPY', 'JP¥500'],
    [1234, 'BHD', 'BHD 1.234'],
  ])('writes %i %s as %s', (amount, currency, text) => {
    expect(formatMoney(amount, currency).replaceAll('\u00a0', ' ')).toBe(text);
  });

  it('knows how many digits are minor', () => {
    expect([minorDigits('EUR'), minorDigits('JPY'), minorDigits('BHD')]).toEqual([2, 0, 3]);
  });
});

describe('parseMoney', () => {
  it.each([
    ['3.70', 370], ['3,7', 370], [' 4 ', 400], ['0.05', 5], ['10.00', 1000], ['1234567.89', 123456789],
  ])('reads %s', (text, amount) => {
    expect(parseMoney(text, 'EUR')).toBe(amount);
  });

  it.each(['', 'abc', '-1', '1.234', '1.', '1e3', '1 000'])('refuses %s', (text) => {
    expect(parseMoney(text, 'EUR')).toBeNull();
  });

  it('takes no fraction where the currency has none', () => {
    expect(parseMoney('500', 'JPY')).toBe(500);
    expect(parseMoney('5.5', 'JPY')).toBeNull();
  });
});
