// The load generator: `node main.js MODE < plan.json`, on loopback only. The last line that it prints is what it found, as JSON.
"use strict";
const fs = require("fs");

const MODES = ["fanout", "votes", "idle", "storm", "comeback", "scale"];
const mode = process.argv[2];

if (!MODES.includes(mode)) {
  process.stderr.write(`usage: node main.js ${MODES.join("|")} < plan.json\n`);
  process.exit(2);
}
process.on("unhandledRejection", () => {}); // a client that falls later than it was let in is counted where it matters
require(`./${mode}`)(JSON.parse(fs.readFileSync(0, "utf8"))).then((found) => {
  process.stdout.write(`${JSON.stringify(found)}\n`, () => process.exit(0));
}, (fault) => {
  process.stderr.write(`${fault.stack}\n`, () => process.exit(1));
});
