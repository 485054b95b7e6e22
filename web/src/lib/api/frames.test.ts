import { describe, expect, it } from 'vitest';
import { FrameReader } from './frames';

const text = 'retry: 1000\n\nevent: ready\nid: 7\ndata: {}\n\n: alive\n\nid: 8\nevent: order.placed\ndata: {"a":1}\n\n';
const frames = [
  { retryMs: 1000 },
  { event: 'ready', id: '7', data: '{}' },
  { id: '8', event: 'order.placed', data: '{"a":1}' },
];

describe('FrameReader', () => {
  it('reads frames and skips comments', () => {
    expect(new FrameReader().push(text)).toEqual(frames);
  });

  it('gives the same frames wherever the pieces end', () => {
    for (let cut = 1; cut < text.length; cut++) {
      const reader = new FrameReader();
      expect([...reader.push(text.slice(0, cut)), ...reader.push(text.slice(cut))]).toEqual(frames);
    }
  });

  it('keeps back what is not finished', () => {
    const reader = new FrameReader();
    expect(reader.push('data: half')).toEqual([]);
    expect(reader.push('\n\n')).toEqual([{ data: 'half' }]);
  });

  it('joins lines of data', () => {
    expect(new FrameReader().push('data: one\ndata: two\n\n')).toEqual([{ data: 'one\ntwo' }]);
  });

  it('takes line ends of other systems, also cut in the middle', () => {
    const reader = new FrameReader();
    expect([...reader.push('id: 1\r'), ...reader.push('\ndata: x\r\n\r\n')]).toEqual([{ id: '1', data: 'x' }]);
  });

  it('ignores a retry that is no number', () => {
    expect(new FrameReader().push('retry: soon\ndata: x\n\n')).toEqual([{ data: 'x' }]);
  });
});
