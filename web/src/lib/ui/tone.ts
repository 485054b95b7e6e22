export type Tone = 'plain' | 'good' | 'info' | 'warn' | 'bad';
