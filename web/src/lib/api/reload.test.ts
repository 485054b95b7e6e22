import { expect, test } from 'vitest';
import { Reload } from './reload';

test('asked twice during a look, it looks once more and never two at a time', async () => {
  let looks = 0;
  let open: (() => void) | undefined;
  const reload = new Reload(() => {
    looks++;
    return looks === 1 ? new Promise((resolve) => (open = resolve)) : Promise.resolve();
  });
  const first = reload.run();
  await Promise.all([reload.run(), reload.run()]);
  expect(looks).toBe(1);
  open?.();
  await first;
  expect(looks).toBe(2);
});

test('a look that failed does not keep the next one out', async () => {
  let looks = 0;
  const reload = new Reload(() => (++looks === 1 ? Promise.reject(new Error('away')) : Promise.resolve()));
  await expect(reload.run()).rejects.toThrow('away');
  await reload.run();
  expect(looks).toBe(2);
});
