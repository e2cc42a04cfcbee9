#!/usr/bin/env node
// Lints the files of a folder with Harper as it comes from npm (`npm install harper.js`), in WebAssembly.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LocalLinter } from "harper.js";
import { binary } from "harper.js/binary";

const folder = process.argv[2];
const linter = new LocalLinter({ binary });
for (const name of readdirSync(folder)) {
  for (const lint of await linter.lint(readFileSync(join(folder, name), "utf8"), { language: "plaintext" })) {
    console.log(`${name}:${lint.span().start}: ${lint.message()}`);
  }
}
