/** Looks one at a time, and once more when asked meanwhile, so that the last look is never too early. */
export class Reload {
  readonly #look: () => Promise<void>;
  #looking = false;
  #again = false;

  constructor(look: () => Promise<void>) {
    this.#look = look;
  }

  async run(): Promise<void> {
    this.#again = true;
    if (this.#looking) {
      return;
    }

    this.#looking = true;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#look();
      }
    } finally {
      this.#looking = false;
    }
  }
}
