/**
 * Turns of one group ask at the same time: their questions of one kind become one statement. `load` gets the distinct keys asked
 * since the last round and answers in their order.
 */
export function batched<Key, Value>(load: (keys: Key[]) => Promise<Value[]>): (key: Key) => Promise<Value> {
  let asked: { key: Key; done: (value: Value) => void; failed: (error: unknown) => void }[] = [];
  async function answer(): Promise<void> {
    const round = asked;
    asked = [];
    try {
      const keys = [...new Set(round.map((entry) => entry.key))];
      const values = await load(keys);
      const byKey = new Map(keys.map((key, n) => [key, values[n]!]));
      for (const entry of round) entry.done(byKey.get(entry.key)!);
    } catch (error) {
      for (const entry of round) entry.failed(error);
    }
  }
  return (key) =>
    new Promise((done, failed) => {
      // After the microtasks of this round: every turn of the group has had its say.
      if (asked.length === 0) setImmediate(answer);
      asked.push({ key, done, failed });
    });
}
