// Compresses the built page once, so that serving it costs nothing; and refuses a page without its front.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const PACKED = new Set([".html", ".js", ".css", ".svg", ".json", ".webmanifest"]);
const page = fileURLToPath(new URL("../src/reelwright/page", import.meta.url));

function* filesOf(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesOf(path);
    else yield path;
  }
}

readFileSync(join(page, "index.html"));
for (const path of filesOf(page)) {
  if (!PACKED.has(extname(path))) continue;
  const plain = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  writeFileSync(`${path}.br`, brotliCompressSync(plain, { params }));
  writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
}
