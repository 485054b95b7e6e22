const locale = 'en-GB';
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string): Intl.NumberFormat {
  let format = formats.get(currency);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency });
    formats.set(currency, format);
  }

  return format;
}

/** How many digits of the currency are minor: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  return formatOf(currency).resolvedOptions().maximumFractionDigits ?? 2;
}

export function formatMoney(minorUnits: number, currency: string): string {
  return formatOf(currency).format(minorUnits / 10 ** minorDigits(currency));
}

/** Minor units of what was typed, e.g. "3.70" or "3,7"; null: it is no amount of the currency. */
export function parseMoney(text: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const match = /^(\d{1,12})(?:[.,](\d+))?$/.exec(text.trim());
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > digits) {
    return null;
  }

  return Number(match[1]) * 10 ** digits + Number(fraction.padEnd(digits, '0') || '0');
}
