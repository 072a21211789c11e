import { describe, expect, it } from "vitest";
import { tongues } from "./languages";

describe("languages to choose from", () => {
  it("have names in the language of the page, the likely ones first", () => {
    const found = tongues(["de", "en", "fr", "id"], "id", ["id", "en-GB", "en"]);
    // Jerman comes before Prancis.
    expect(found.map((one) => one.tag)).toEqual(["id", "en", "de", "fr"]);
    expect(found[0]).toEqual({ tag: "id", name: "Indonesia" });
  });

  it("are there once, by the tag that is current, and only with a name", () => {
    const found = tongues(["in", "id", "iw", "he", "qqq", "vi-vn-x-central"], "en", []);
    expect(found.map((one) => one.tag).sort()).toEqual(["he", "id"]);
  });
});
