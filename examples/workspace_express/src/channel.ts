/** Sends items to whoever listens at the moment. */
export class Channel<Item> {
  readonly #listeners = new Set<(item: Item) => void>();

  /** Sends an item to all listeners. */
  send(item: Item): void {
    for (const listener of this.#listeners) listener(item);
  }

  /** What is sent from now on, until the signal is aborted. Listening starts at once, not at the first item. */
  listen(signal: AbortSignal): AsyncIterable<Item> {
    const waiting: Item[] = [];
    let wake: () => void = () => undefined;
    const listener = (item: Item): void => {
      waiting.push(item);
      wake();
    };
    this.#listeners.add(listener);
    signal.addEventListener(
      "abort",
      () => {
        this.#listeners.delete(listener);
        wake();
      },
      { once: true },
    );
    return {
      async *[Symbol.asyncIterator]() {
        while (!signal.aborted) {
          const item = waiting.shift();
          if (item !== undefined) yield item;
          else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      },
    };
  }
}
