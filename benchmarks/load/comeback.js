// N phones whose server falls and returns. Each comes back as static/js/link.js does: after a wait that doubles up to
// two seconds and a half, with jitter. Says `level` on stdout when all are there, then waits to be all level again.
"use strict";
const { Client, monotonic } = require("./client");
const { openAll, phone, sleep, spread } = require("./measure");

const FIRST_WAIT = 300, LONGEST_WAIT = 2500, ATTEMPT = 4000; // as in static/js/link.js
const TIMEOUT = 40000;

async function comeback({ targets: [target], n }) {
  const clients = Array.from({ length: n }, (_, index) => new Client(target, phone(target, index)));
  await openAll(clients);
  const back = [];
  let attempts = 0;
  const all = Promise.all(clients.map((client, index) => new Promise((resolve) => {
    client.onclose = () => again(index, 0, () => { back.push(monotonic()); resolve(); }, () => { attempts += 1; });
  })));
  process.stdout.write("level\n");
  await Promise.race([all, sleep(TIMEOUT).then(() => { throw new Error(`${back.length} of ${n} phones came back`); })]);
  const first = Math.min(...back);
  return { n, attempts, last: Math.max(...back), ...spread(back.map((at) => at - first)) };

  async function again(index, tries, done, tried) {
    await sleep(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries) * (0.6 + 0.4 * Math.random()));
    const client = new Client(target, phone(target, index));
    tried();
    const limit = setTimeout(() => client.close(), ATTEMPT);
    const level = await client.open().then(() => true, () => false);
    clearTimeout(limit);
    if (level) done();
    else again(index, tries + 1, done, tried);
  }
}

module.exports = comeback;
