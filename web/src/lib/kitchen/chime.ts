let context: AudioContext | null = null;

/** Two soft tones. Browsers allow sound only after a touch, so the switch itself plays it. */
export function chime(): void {
  context ??= new AudioContext();
  const from = context.currentTime;
  [660, 880].forEach((frequency, index) => tone(context as AudioContext, frequency, from + index * 0.16));
}

function tone(audio: AudioContext, frequency: number, at: number): void {
  const oscillator = new OscillatorNode(audio, { frequency });
  const gain = new GainNode(audio, { gain: 0 });
  oscillator.connect(gain).connect(audio.destination);
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.2, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
  oscillator.start(at);
  oscillator.stop(at + 0.5);
}
