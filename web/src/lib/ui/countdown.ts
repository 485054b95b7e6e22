export interface Countdown {
  seconds: number;
  text: string;
  urgency: 'calm' | 'soon' | 'now' | 'over';
}

const soonSeconds = 60;
const nowSeconds = 15;

/** What is left until a moment, e.g. 4:05. */
export function countdownTo(until: string, now: number): Countdown {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  return { seconds, text: textOf(seconds), urgency: urgencyOf(seconds) };
}

function textOf(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

function urgencyOf(seconds: number): Countdown['urgency'] {
  if (seconds === 0) {
    return 'over';
  }

  if (seconds <= nowSeconds) {
    return 'now';
  }

  return seconds <= soonSeconds ? 'soon' : 'calm';
}
