/** A waveform as audiowaveform writes it: the least and the most of each stretch, by turns. */
export interface Peaks {
  bits: number;
  channels: number;
  data: readonly number[];
}

/** Reads the JSON of version 2; null where it is something else. */
export function readPeaks(value: unknown): Peaks | null {
  if (typeof value !== "object" || value === null) return null;
  const { data, bits, channels } = value as Record<string, unknown>;
  if (!Array.isArray(data) || !data.every((one) => typeof one === "number")) return null;
  if (bits !== 8 && bits !== 16) return null;
  return { data, bits, channels: typeof channels === "number" && channels > 0 ? channels : 1 };
}

/** How loud each of `columns` is: 0 to 1, the largest swing of all channels within it. */
export function columnsOf(peaks: Peaks, columns: number): readonly number[] {
  const most = 2 ** (peaks.bits - 1);
  const each = 2 * peaks.channels;
  const length = Math.floor(peaks.data.length / each);
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * length) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * length) / columns));
    let loud = 0;
    for (let place = from * each; place < Math.min(to, length) * each; place += 1)
      loud = Math.max(loud, Math.abs(peaks.data[place] ?? 0));
    return Math.min(1, loud / most);
  });
}
