/** Seconds as the studio writes them: a number, or a ratio such as "16/3" where no decimal says it exactly. */
export type Seconds = number | string;

interface Ratio {
  num: bigint;
  den: bigint;
}

/** Of what nobody can read as a number: 0. */
function ratio(value: Seconds): Ratio {
  const text = typeof value === "number" ? decimal(value) : value.trim();
  const parts = /^(-?\d+)(?:\.(\d+))?(?:\/(\d+))?$/.exec(text);
  if (!parts || (parts[2] && parts[3])) return { num: 0n, den: 1n };
  const [, whole = "0", fraction = "", under = ""] = parts;
  if (under) return BigInt(under) ? reduced(BigInt(whole), BigInt(under)) : { num: 0n, den: 1n };
  return reduced(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

function decimal(value: number): string {
  if (!Number.isFinite(value)) return "0";
  const text = String(value);
  return text.includes("e") ? value.toFixed(9) : text;
}

function reduced(num: bigint, den: bigint): Ratio {
  let a = num < 0n ? -num : num;
  let b = den;
  while (b) [a, b] = [b, a % b];
  return a ? { num: num / a, den: den / a } : { num: 0n, den: 1n };
}

function written({ num, den }: Ratio): Seconds {
  // What a double says exactly as a short decimal is written as one.
  return 1_000_000n % den === 0n ? Number((num * 1_000_000n) / den) / 1_000_000 : `${num}/${den}`;
}

/** Seconds as a plain number, for showing and comparing. */
export function secondsOf(value: Seconds): number {
  const { num, den } = ratio(value);
  return Number(num) / Number(den);
}

/** The sum, exactly. */
export function totalOf(values: readonly Seconds[]): Seconds {
  return written(
    values
      .map(ratio)
      .reduce((sum, one) => reduced(sum.num * one.den + one.num * sum.den, sum.den * one.den), {
        num: 0n,
        den: 1n,
      }),
  );
}

/** Two parts that add up to the whole: the first in tenths of a second, the second what is left. */
export function halved(value: Seconds): [Seconds, Seconds] {
  const whole = ratio(value);
  const tenths = (whole.num * 10n) / (whole.den * 2n);
  const first = tenths > 0n ? reduced(tenths, 10n) : reduced(whole.num, whole.den * 2n);
  return [
    written(first),
    written(reduced(whole.num * first.den - first.num * whole.den, whole.den * first.den)),
  ];
}
