const noticeableMs = 2000;

let skewMs = 0;

/** The server's time, as far as its answers tell: a tablet's own clock may be wrong. */
export function serverNow(): number {
  return Date.now() + skewMs;
}

/** Learns from an answer's Date header, which is cut to whole seconds. */
export function noteServerTime(header: string | null): void {
  const at = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(at)) {
    return;
  }

  const skew = at + 500 - Date.now();
  skewMs = Math.abs(skew) > noticeableMs ? skew : 0;
}
