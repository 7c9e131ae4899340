// N phones that only answer pings, at all servers at once; then those of one server after the other leave together.
// What a server spends on the silence is told for each phone and second, on the leaving for each phone.
"use strict";
const { Client } = require("./client");
const { sleep, cpu, openAll, phone, round } = require("./measure");

const SETTLE = 3000; // ms after which presence has been told
const GONE = 2500;   // ms after which who left has been counted out

async function idle({ targets, n, blocks, seconds }) {
  const groups = targets.map((target) => ({ target, clients: [], figures: { name: target.name, silent: [], left: [] } }));
  for (let block = 0; block < blocks; block++) {
    for (const group of groups) group.clients = await openAll(Array.from({ length: n }, (_, at) => new Client(group.target, phone(group.target, at))));
    await sleep(SETTLE);
    const before = groups.map(({ target }) => cpu(target.pid));
    await sleep(seconds * 1000);
    groups.forEach(({ target, figures }, at) => figures.silent.push({ cpu: round((cpu(target.pid) - before[at]) / n / seconds) }));
    for (let turn = 0; turn < groups.length; turn++) await leave(groups[(turn + block) % groups.length], n);
  }
  return { n, servers: groups.map(({ figures }) => figures) };
}

async function leave({ target, clients, figures }, n) {
  const before = cpu(target.pid);
  clients.forEach((client) => client.close());
  await sleep(GONE);
  figures.left.push({ cpu: round((cpu(target.pid) - before) / n) });
}

module.exports = idle;
