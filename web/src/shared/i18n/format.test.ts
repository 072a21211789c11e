import { describe, expect, it } from "vitest";
import { formatIn } from "./format";

const en = formatIn("en");
const id = formatIn("id");
// Some spaces that Intl writes do not break; here they are spaces.
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("money", () => {
  it("is in whole cents, and finer only where a small sum needs it", () => {
    expect(en.money(2_050_000)).toBe("$2.05");
    expect(en.money(0)).toBe("$0.00");
    expect(en.money(50_000)).toBe("$0.05");
    expect(en.money(12_300)).toBe("$0.0123");
    expect(en.money(1_234_567_890)).toBe("$1,234.57");
    expect(en.money(-100_000)).toBe("-$0.10");
  });

  it("is written as in Indonesian", () => {
    expect(plain(id.money(1_234_560_000))).toBe("$1.234,56");
    expect(plain(id.money(2_000_000, "EUR"))).toBe("€2,00");
  });

  it("is one figure where both ends of a range are the same", () => {
    expect(en.moneyRange(1_000_000, 1_000_000)).toBe("$1.00");
    expect(en.moneyRange(900_000, 1_200_000)).toBe("$0.90–$1.20");
  });
});

describe("sizes", () => {
  it("are decimal, with three digits", () => {
    expect(plain(en.bytes(0))).toBe("0 byte");
    expect(plain(en.bytes(999))).toBe("999 byte");
    expect(plain(en.bytes(1000))).toBe("1 kB");
    expect(plain(en.bytes(81_411_967))).toBe("81.4 MB");
    expect(plain(en.bytes(2_500_000_000_000))).toBe("2.5 TB");
    expect(plain(id.bytes(81_411_967))).toBe("81,4 MB");
  });
});

describe("times", () => {
  const now = Date.parse("2026-11-28T12:00:00Z");
  const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();

  it("are told from now, until they are long ago", () => {
    expect(en.ago(ago(5), now)).toBe("now");
    expect(en.ago(ago(120), now)).toBe("2 minutes ago");
    expect(en.ago(ago(3 * 3600), now)).toBe("3 hours ago");
    expect(en.ago(ago(24 * 3600), now)).toBe("yesterday");
    expect(en.ago(ago(60 * 86_400), now)).toBe("Sep 29, 2026");
    expect(id.ago(ago(120), now)).toBe("2 menit yang lalu");
    expect(id.ago(ago(24 * 3600), now)).toBe("kemarin");
  });

  it("never leave a gap between two ways to say them", () => {
    for (let seconds = 0; seconds < 40 * 86_400; seconds += 911)
      expect(en.ago(ago(seconds), now)).not.toMatch(/\b0 |60 minutes|24 hours|NaN/);
  });

  it("have lengths as a clock and in words", () => {
    expect(en.clock(65)).toBe("1:05");
    expect(en.clock(-1)).toBe("0:00");
    expect(plain(en.seconds(24))).toBe("24 sec");
    expect(plain(en.seconds(65))).toBe("1 min 5 sec");
    expect(plain(en.seconds(120))).toBe("2 min");
    expect(plain(id.seconds(65))).toBe("1 mnt 5 dtk");
  });

  it("never have sixty seconds in a minute", () => {
    expect(plain(en.seconds(59.97))).toBe("1 min");
    expect(plain(en.seconds(119.6))).toBe("2 min");
  });
});
