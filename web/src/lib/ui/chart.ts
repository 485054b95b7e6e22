export type Sample = number | null;

/** Where a series' points are in a box of the given size; null starts a new piece. */
export function pathOf(samples: readonly Sample[], most: number, slots: number, width: number, height: number): string {
  const step = width / Math.max(1, slots - 1);
  const offset = slots - samples.length;
  let pen = 'M';
  let path = '';
  samples.forEach((sample, index) => {
    if (sample === null) {
      pen = 'M';
      return;
    }

    const x = (offset + index) * step;
    const y = height - (Math.min(sample, most) / most) * height;
    path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = 'L';
  });
  return path;
}

/** A round number at least as large as every sample: 1, 2 or 5 times a power of ten. */
export function ceilingOf(samples: readonly Sample[], least: number): number {
  const most = Math.max(least, ...samples.map((sample) => sample ?? 0));
  const power = 10 ** Math.floor(Math.log10(most));
  const factor = [1, 2, 5, 10].find((each) => each * power >= most * 0.9999) ?? 10;
  return factor * power;
}

export const bytes = (value: number): string =>
  value < 1e9 ? `${Math.round(value / 1e6)} MB` : `${(value / 1e9).toFixed(1)} GB`;

export const compact = (value: number): string =>
  value >= 1000
    ? new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 }).format(value)
    : String(Number(value.toFixed(value < 10 ? 1 : 0)));
