const locale = 'en-GB';
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const exact = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });

export const clockTime = (at: string): string => clock.format(new Date(at));

export const exactTime = (at: string): string => exact.format(new Date(at));

/** The time alone for today, else with its day. */
export function dayTime(at: string, now: Date = new Date()): string {
  const date = new Date(at);
  return date.toDateString() === now.toDateString() ? clock.format(date) : `${day.format(date)}, ${clock.format(date)}`;
}

export const ago = (seconds: number): string => (seconds < 60 ? 'just now' : duration(seconds));

export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) {
    return `${whole} s`;
  }

  if (whole < 3600) {
    return `${Math.floor(whole / 60)} min`;
  }

  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours < 48 ? `${hours} h${minutes ? ` ${minutes} min` : ''}` : `${Math.floor(hours / 24)} days`;
}
