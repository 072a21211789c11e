import { beforeEach, describe, expect, it } from "vitest";
import { answered, nameFor, newName } from "./asking";

beforeEach(() => localStorage.clear());

describe("the name of a request", () => {
  it("stays the same until an answer has come", () => {
    const name = nameFor("a storm");
    expect(nameFor("a storm")).toBe(name);
    answered();
    expect(nameFor("a storm")).not.toBe(name);
  });

  it("is another for other words", () => {
    const name = nameFor("a storm");
    expect(nameFor("a calm")).not.toBe(name);
  });

  it("can be made where a browser has no randomUUID", () => {
    let next = 0;
    const source = {
      getRandomValues: <Bytes extends ArrayBufferView | null>(bytes: Bytes): Bytes => {
        if (bytes instanceof Uint8Array) for (let at = 0; at < bytes.length; at += 1) bytes[at] = next++;
        return bytes;
      },
    } as Pick<Crypto, "getRandomValues">;
    const one = newName(source);
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(newName(source)).not.toBe(one);
  });
});
